import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { DeleteMessageInput, DeleteMessagePayload } from './delete-message.inputs.js';
import { deleteMessage } from './delete-message.service.js';

/** `deleteMessage`. */
@Resolver()
export class DeleteMessageResolver {
  @Mutation(() => DeleteMessagePayload, {
    description:
      'Deletes a message of the owner or of a pet of theirs. It keeps its place in the list, without its words; the pet forgets them.',
  })
  deleteMessage(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteMessageInput, { description: 'The message to delete.' })
    input: DeleteMessageInput,
  ): Promise<DeleteMessagePayload> {
    return deleteMessage(ctx, input);
  }
}
