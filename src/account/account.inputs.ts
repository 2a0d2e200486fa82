import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { typedPasswordRule } from '../user/user-rules.js';

/** The input of `deleteAccount`. */
@InputType({ description: 'The input of deleteAccount.' })
export class DeleteAccountInput {
  static readonly rules = z.object({ password: typedPasswordRule });

  @Field(() => String, { description: "The owner's password, as confirmation." })
  password!: string;
}

/** The result of `deleteAccount`. */
@ObjectType({ description: 'The result of deleteAccount.' })
export class DeleteAccountPayload {
  @Field(() => ID, { description: 'The ID of the deleted user.' })
  deletedUserId!: string;
}

/** The result of `exportMyData`. */
@ObjectType({ description: 'The result of exportMyData.' })
export class ExportMyDataPayload {
  @Field(() => String, {
    description:
      "The address of the export, relative to the graph's. Anyone who has it can fetch the data once, as JSON lines. A new address replaces the previous one.",
  })
  url!: string;

  @Field(() => GraphQLDateTime, { description: 'When the address expires: 15 minutes from now.' })
  expiresAt!: Date;
}
