import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Message } from '../chat/message.entity.js';
import { messageAt } from '../chat/message.service.js';
import { requireViewer, type Context } from '../context.js';
import { connectionOf, edgeOf, PageArgs, type CountedConnection } from '../graphql/connection.js';
import { Pet } from '../pet/pet.entity.js';
import { resolveList } from '../query/resolve-list.js';
import { list, one, SqlField } from '../query/sql-field.js';
import { Memory } from './memory.entity.js';
import {
  ForgetMemoryInput,
  ForgetMemoryPayload,
  RememberThisInput,
  RememberThisPayload,
} from './memory.inputs.js';
import { forgetMemory, rememberThis } from './memory.service.js';

const MemoryConnection = connectionOf('Memory', edgeOf('Memory', Memory), true);

/** `Memory`, and what an owner does with it. */
@Resolver(() => Memory)
export class MemoryResolver {
  @Mutation(() => RememberThisPayload, {
    description:
      'Has a pet remember something, such as a message of the owner. What it knows already stays one memory.',
  })
  rememberThis(
    @Ctx() ctx: Context,
    @Arg('input', () => RememberThisInput, { description: 'The pet, and what it is to remember.' })
    input: RememberThisInput,
  ): Promise<RememberThisPayload> {
    return rememberThis(ctx, input);
  }

  @Mutation(() => ForgetMemoryPayload, {
    description:
      'Has a pet forget something. The pet no longer recalls messages that say the same; they stay in the chat room.',
  })
  forgetMemory(
    @Ctx() ctx: Context,
    @Arg('input', () => ForgetMemoryInput, { description: 'The memory to forget.' })
    input: ForgetMemoryInput,
  ): Promise<ForgetMemoryPayload> {
    return forgetMemory(ctx, input);
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: "The owner's message that it came from; null if the owner told it without one.",
  })
  @SqlField(
    one(
      (memory, message) =>
        sql`${message('id')} = ${memory('message_id')} AND ${message('sent_at')} = ${memory('message_sent_at')}`,
    ),
  )
  async message(@Ctx() ctx: Context, @Root() { messageId, messageSentAt }: Memory): Promise<Message | null> {
    return messageId && messageSentAt ? messageAt(ctx, messageId, messageSentAt) : null;
  }
}

/** What a pet remembers, newest first. */
const memories = list({
  order: { newestFirst: true, end: 'first' },
  where: (pet, memory, { viewer }) =>
    sql`${memory('pet_id')} = ${pet('id')} AND ${memory('user_id')} = ${viewer} AND ${memory('superseded_at')} IS NULL`,
});

/** `Pet.memories`. */
@Resolver(() => Pet)
export class PetMemoriesResolver {
  @FieldResolver(() => MemoryConnection, {
    description:
      'What the pet remembers of its owner, newest first: at most forty things. What is no longer true is left out.',
  })
  @SqlField(memories)
  memories(
    @Ctx() ctx: Context,
    @Root() parent: Pet,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<CountedConnection<Memory>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(memories, Memory, { em: ctx.em, viewerId, parent, args });
  }
}
