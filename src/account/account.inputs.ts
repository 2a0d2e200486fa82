import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';

/** Who deletes their account. */
@InputType({ description: 'Who deletes their account.' })
export class DeleteAccountInput {
  static readonly rules = z.object({ password: z.string().max(1000, 'must be a password') });

  @Field(() => String, { description: 'The password, once more.' })
  password!: string;
}

/** The account is gone. */
@ObjectType({ description: 'The account is gone.' })
export class DeleteAccountPayload {
  @Field(() => ID, { description: 'The id that the user had.' })
  deletedUserId!: string;
}

/** Where one's data can be fetched. */
@ObjectType({ description: "Where the owner's data can be fetched." })
export class ExportMyDataPayload {
  @Field(() => String, {
    description:
      'The address, relative to that of the graph: whoever has it can fetch the data, once, as JSON lines. A new one ends the one before.',
  })
  url!: string;

  @Field(() => GraphQLDateTime, { description: 'When the address ends: 15 minutes from now.' })
  expiresAt!: Date;
}
