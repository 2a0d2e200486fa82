import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { MessageType, type Message } from '../chat/message.entity.js';
import { findMessage } from '../chat/message.service.js';
import { requireViewer, type Context } from '../context.js';
import { badUserInput, conflict, notFound } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { parse } from '../graphql/faulty-input.js';
import { Pet } from '../pet/pet.entity.js';
import { findPet } from '../pet/pet.service.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { maxFacts } from './facts.js';
import { forget } from './forget.js';
import { keepFact, noteChange } from './keep-facts.js';
import { Memory, MemoryKind } from './memory.entity.js';
import {
  RememberThisInput,
  type ForgetMemoryInput,
  type ForgetMemoryPayload,
  type RememberThisPayload,
} from './memory.inputs.js';

/**
 * Has a pet of the viewer remember something. What it knows already stays one memory.
 * @throws NOT_FOUND if the viewer has no such pet or message; BAD_USER_INPUT if there is nothing to remember, or the
 * message is not the owner's own in the pet's room; CONFLICT if the pet remembers forty things that the owner told
 */
export async function rememberThis(ctx: Context, input: RememberThisInput): Promise<RememberThisPayload> {
  const { userId } = requireViewer(ctx);
  const { petId, messageId, kind = MemoryKind.OTHER } = input;
  await findPet(ctx, petId);
  const message = messageId === undefined ? undefined : await ownMessage(ctx, petId, messageId);
  const content = input.content ?? wordsOf(petId, message);
  const source = message && { id: message.id, sentAt: message.sentAt.toISOString() };
  const id = await writeAsOwner(ctx, userId, async (em) => {
    // It may have been deleted since it was found.
    if ((await em.count(Pet, { id: petId, owner: userId, isDeleted: false })) === 0) throw notFound('pet');
    if (source && !(await isLeft(em, source.id))) throw badUserInput(fieldFault('messageId', 'invalid'));
    const fact = { kind, content, isTold: true, replacesId: undefined, source };
    const kept = await keepFact(em, { petId, ownerId: userId }, fact);
    if (kept.id === undefined) throw conflict(fieldFault('memories', 'tooMany', { max: maxFacts }));
    if (kept.merge.kind === 'known') {
      // What the owner told is not dropped to make room.
      await em.nativeUpdate(Memory, { id: kept.id }, { isTold: true });
      await noteChange(em, petId);
    }
    return kept.id;
  });
  ctx.pubsub.publish('owner', { ownerId: userId });
  return {
    memory: await ctx.em.findOneOrFail(Memory, id, { refresh: true }),
    pet: await ctx.em.findOneOrFail(Pet, petId, { refresh: true }),
  };
}

/** Whether a message has not been deleted. */
async function isLeft(em: EntityManager, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM all_messages WHERE id = ${messageId} AND deleted_at IS NULL`.execute(em.getKysely());
  return rows.length > 0;
}

async function ownMessage(ctx: Context, petId: string, messageId: string): Promise<Message> {
  const message = await findMessage(ctx, messageId);
  const isInRoom = await ctx.em.count(ChatRoom, { id: message.chatRoom.id, pet: petId });
  if (!isInRoom || message.messageType !== MessageType.USER || message.deletedAt)
    throw badUserInput(fieldFault('messageId', 'invalid'));
  return message;
}

/** The words of a message as a memory has them, in one line. */
function wordsOf(petId: string, message: Message | undefined): string {
  if (!message) throw badUserInput(fieldFault('content', 'required'));
  const content = message.content.replaceAll(/\s+/g, ' ');
  return parse(RememberThisInput.rules, { petId, content }).content!;
}

/**
 * Has a pet of the viewer forget something: the memory, what it took the place of, and the recall of every message that
 * says the same. The summary of the room is made again without them. The messages themselves stay.
 * @throws NOT_FOUND if the viewer's pets remember no such thing
 */
export async function forgetMemory(
  ctx: Context,
  { memoryId }: ForgetMemoryInput,
): Promise<ForgetMemoryPayload> {
  const { userId } = requireViewer(ctx);
  const petId = await writeAsOwner(ctx, userId, async (em) => {
    const { rows } = await sql<{ pet_id: string }>`
      SELECT pet_id::text FROM memories JOIN pets ON pets.id = pet_id AND NOT pets.is_deleted
      WHERE memories.id = ${memoryId} AND user_id = ${userId} AND superseded_at IS NULL`.execute(
      em.getKysely(),
    );
    const found = rows[0];
    if (!found) throw notFound('memory');
    await forget(em, found.pet_id, memoryId);
    await noteChange(em, found.pet_id);
    return found.pet_id;
  });
  ctx.pubsub.publish('owner', { ownerId: userId });
  return {
    forgottenMemoryId: memoryId,
    pet: await ctx.em.findOneOrFail(Pet, petId, { refresh: true }),
  };
}
