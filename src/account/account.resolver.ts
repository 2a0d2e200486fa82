import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { passwordCost } from '../session/password.js';
import {
  DeleteAccountInput,
  DeleteAccountPayload,
  ExportMyDataInput,
  ExportMyDataPayload,
} from './account.inputs.js';
import { deleteAccount, exportMyData } from './account.service.js';

/** `deleteAccount` and `exportMyData`. */
@Resolver()
export class AccountResolver {
  @Mutation(() => DeleteAccountPayload, {
    description:
      'Deletes the account and everything that is kept of its owner: pets, messages, activities, notifications. This cannot be undone.',
    complexity: passwordCost,
  })
  deleteAccount(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteAccountInput, { description: "The owner's password." })
    input: DeleteAccountInput,
  ): Promise<DeleteAccountPayload> {
    return deleteAccount(ctx, input);
  }

  @Mutation(() => ExportMyDataPayload, {
    description: 'Issues an address where everything that is kept of the owner can be fetched, once.',
    complexity: passwordCost,
  })
  exportMyData(
    @Ctx() ctx: Context,
    @Arg('input', () => ExportMyDataInput, { description: "The owner's password." })
    input: ExportMyDataInput,
  ): Promise<ExportMyDataPayload> {
    return exportMyData(ctx, input);
  }
}
