import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** What an owner's pets used of a language model today, and how much is left. */
@ObjectType({
  description:
    'What the pets of an owner used of a language model today, in tokens, and how much is left. Days begin at midnight UTC.',
})
export class VoiceUsageStatus {
  @Field(() => Int, { description: 'The tokens of what the model read today.' })
  inputTokens!: number;

  @Field(() => Int, { description: 'The tokens of what the model wrote today.' })
  outputTokens!: number;

  @Field(() => Int, {
    description: 'How many of these tokens are estimated, because the model did not tell.',
  })
  estimatedTokens!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many tokens the pets may use in a day; null if there is no limit.',
  })
  limit!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether sending a message is BUDGET_EXHAUSTED now, because too few tokens are left of the day for a reply.',
  })
  isExhausted!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When the next day begins.' })
  resetsAt!: Date;
}
