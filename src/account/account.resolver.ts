import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { passwordCost } from '../session/password.js';
import { DeleteAccountInput, DeleteAccountPayload, ExportMyDataPayload } from './account.inputs.js';
import { deleteAccount, exportMyData } from './account.service.js';

/** An account as a whole: leaving, and taking one's data along. */
@Resolver()
export class AccountResolver {
  @Mutation(() => DeleteAccountPayload, {
    description:
      'Deletes the account with all that is kept of its owner: pets, messages, activities, notifications. It cannot be undone.',
    complexity: passwordCost,
  })
  deleteAccount(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteAccountInput, { description: 'The password, once more.' })
    input: DeleteAccountInput,
  ): Promise<DeleteAccountPayload> {
    return deleteAccount(ctx, input);
  }

  @Mutation(() => ExportMyDataPayload, {
    description: 'Gives an address under which all that is kept of the owner can be fetched, once.',
  })
  exportMyData(@Ctx() ctx: Context): Promise<ExportMyDataPayload> {
    return exportMyData(ctx);
  }
}
