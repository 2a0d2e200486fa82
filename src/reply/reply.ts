import type { Services } from '../context.js';
import { requireLease } from '../lease/lease-lost.js';
import { localTime } from '../user/local-time.js';
import { writeAsOwnerWhenFree } from '../user/write-as-owner.js';
import { countSafety, recordSafety, withNotice } from '../safety/record-safety.js';
import { speakSafely, type Spoken } from '../voice/safety/speak-safely.js';
import type { Voice, VoiceRequest } from '../voice/voice.js';
import { isCrisis } from '../voice/safety/self-harm.js';
import { appendPetMessage, nextMessageKey } from '../chat/append-message.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { newestMessages, toLine } from '../chat/conversation.js';
import { MessageType, type Message } from '../chat/message.entity.js';
import { expectMemory } from '../memory/expect-memory.js';
import { recollect } from '../memory/recollect.js';
import { deleteProgress, ProgressPublisher } from './reply-progress.js';
import { markAnswered, type ReplyLease } from './reply-lease.js';
import { outcomeOfError, replyRetries, type ReplyOutcome } from './reply-outcome.js';

/** What the reply worker needs. */
export interface ReplyServices extends Services {
  readonly voice: Voice;
  /** How long a lease lasts, in milliseconds. */
  readonly lease: number;
  /** How many replies to one owner may be in the making at once, in all processes. */
  readonly repliesPerOwner: number;
}

/**
 * Attempts one reply under a lease. It reads the conversation and runs the voice outside any transaction, then
 * writes the reply under the owner's lock and the fence. Never throws.
 * @param signal aborts the attempt
 */
export async function attemptReply(
  services: ReplyServices,
  lease: ReplyLease,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  let coveredId = lease.replyToId;
  try {
    const { request, newestId } = await readConversation(services, lease, signal);
    coveredId = newestId;
    // The last allowed attempt ended with a crash of its process: otherwise it would have been settled.
    if (lease.attempt > replyRetries.maxAttempts) return { kind: 'failed', reason: 'VOICE_DOWN', coveredId };
    const spoken = await speak(services, lease, request, signal);
    const isDueAgain = await write(services, lease, coveredId, request, spoken, signal);
    return { kind: 'done', isDueAgain, coveredId };
  } catch (error) {
    return { ...outcomeOfError(error, lease, signal), coveredId };
  }
}

/**
 * Reads the newest messages, oldest first, with the unanswered ones at the end. What the owner wrote while the
 * pet was thinking is before that reply in the room, but still unanswered. A reply that is to be replaced is left out, and
 * what it answered comes last.
 */
async function readConversation(
  services: ReplyServices,
  lease: ReplyLease,
  signal: AbortSignal,
): Promise<{ request: VoiceRequest; newestId: string }> {
  const own = services.em.fork();
  const room = await own.findOneOrFail(ChatRoom, lease.roomId, { populate: ['pet', 'user'] });
  const repliedToId = BigInt(room.repliedToId ?? 0);
  const isUnanswered = ({ messageType, id }: Message) =>
    messageType === MessageType.USER && BigInt(id) > repliedToId;
  const all = await newestMessages(own, lease.roomId, lease.replyToId);
  const messages = all.filter(({ id }) => id !== lease.replaces?.id);
  const isOpen = (message: Message) =>
    isUnanswered(message) || (lease.replaces !== undefined && message.id === room.repliedToId);
  const ordered = [...messages.filter((message) => !isOpen(message)), ...messages.filter(isOpen)];
  const { name, persona } = room.pet.unwrap();
  const { displayName, locale, timeZone } = room.user.unwrap();
  const open = ordered.filter(isOpen);
  const before = ordered[ordered.length - open.length - 1];
  const [first] = open;
  return {
    request: {
      pet: { name, persona },
      ownerName: displayName,
      ownerLocale: locale,
      ownerTimeZone: timeZone,
      localTime: timeZone && first ? localTime(first.sentAt, timeZone) : null,
      awayFor: before && first ? first.sentAt.getTime() - before.sentAt.getTime() : undefined,
      conversation: ordered.map(toLine),
      ownerId: lease.ownerId,
      attempt: lease.attempt,
      // Help does not wait for memory.
      ...(!isCrisis(open.map(({ content }) => content)) &&
        (await recollect(services, lease, ordered, signal))),
      instead: all.find(({ id }) => id === lease.replaces?.id)?.content,
    },
    newestId: newerOf(messages.findLast(isUnanswered)?.id, lease.replyToId),
  };
}

/** What the room waits for may be newer than every message that is left: that one was deleted. */
const newerOf = (id: string | undefined, replyToId: string): string =>
  id !== undefined && BigInt(id) > BigInt(replyToId) ? id : replyToId;

/** Runs the voice and publishes the words as they come. @returns all the words, checked */
async function speak(
  services: ReplyServices,
  lease: ReplyLease,
  request: VoiceRequest,
  signal: AbortSignal,
): Promise<Spoken> {
  const progress = new ProgressPublisher(services, lease);
  try {
    const anySignal = AbortSignal.any([signal, progress.lost]);
    return await speakSafely(services, request, anySignal, (soFar) => progress.update(soFar));
  } catch (error) {
    progress.lost.throwIfAborted();
    throw error;
  } finally {
    await progress.end();
  }
}

/**
 * Inserts the reply and ends the wait, in one transaction.
 * @returns whether the owner wrote a newer message meanwhile
 */
async function write(
  services: ReplyServices,
  lease: ReplyLease,
  coveredId: string,
  request: VoiceRequest,
  spoken: Spoken,
  signal: AbortSignal,
): Promise<boolean> {
  const { roomId, petId, ownerId, replaces } = lease;
  const chatRoom = await writeAsOwnerWhenFree(services, ownerId, signal, async (em) => {
    // The fence comes first: it locks the room, so no worker can lease it until this transaction ends.
    await requireLease(markAnswered(em, lease, coveredId));
    await deleteProgress(em, roomId);
    await expectMemory(em, services, lease);
    const place = await nextMessageKey(em, ownerId);
    const content = await withNotice(services, em, roomId, request, spoken);
    const room = await appendPetMessage(em, { id: roomId, petId }, place, content, { replaces });
    await recordSafety(em, ownerId, spoken);
    return room;
  });
  countSafety(services, spoken);
  services.pubsub.publish('message', { ownerId, chatRoomId: roomId, type: 'PET' });
  return chatRoom.replyDueAt !== null;
}
