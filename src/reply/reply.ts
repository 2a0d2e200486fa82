import type { Services } from '../context.js';
import { LeaseLost, whileRenewing } from '../lease/worker.js';
import { writeAsOwnerInTime } from '../user/write-as-owner.js';
import { collectUtterance } from '../voice/utterance.js';
import { VoiceError, type Voice } from '../voice/voice.js';
import { appendPetMessage, nextPlace } from '../chat/append-message.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { newestMessages, toLine } from '../chat/conversation.js';
import { MessageType, type Message } from '../chat/message.entity.js';
import { deleteProgress, ProgressPublisher } from './reply-progress.js';
import { endWait, giveBack, giveUp, putOff, renewLease, type ReplyLease } from './reply-lease.js';

const mostAttempts = 4;
const firstPause = 500;
const longestPause = 60_000;

/** What a reply needs beside the services. */
export interface Replying extends Services {
  readonly voice: Voice;
  /** How long a lease lasts, in milliseconds. */
  readonly lease: number;
}

/**
 * Makes one reply under a lease: reads the conversation, lets the voice speak outside any transaction while
 * the lease is renewed, then writes the words under the owner's lock and the fence. Never throws.
 * @param stop ends it; the lease is given back
 * @returns after how many milliseconds something may be due in the room again; undefined if nothing is
 */
export async function reply(
  services: Replying,
  lease: ReplyLease,
  stop: AbortSignal,
): Promise<number | undefined> {
  const { log } = services;
  const about = { chatRoomId: lease.roomId, attempt: lease.attempt };
  let coveredId = lease.replyToId;
  try {
    const { pet, conversation, newestId } = await readConversation(services, lease);
    coveredId = newestId;
    if (lease.attempt > mostAttempts) throw new VoiceError('VOICE_DOWN');
    const renew = () => renewLease(services.em.fork(), lease, services.lease);
    const answered = await whileRenewing(renew, services.lease, stop, async (signal) => {
      const teller = new ProgressPublisher(services, lease);
      let words: string;
      try {
        words = await collectUtterance(services.voice.speak({ pet, conversation }, signal), (soFar) =>
          teller.update(soFar),
        );
      } finally {
        await teller.end();
      }
      return write(services, lease, coveredId, words, signal);
    });
    log.debug(about, 'A reply was written.');
    return answered ? undefined : 0;
  } catch (error) {
    try {
      return await fail(services, lease, coveredId, error, stop);
    } catch (second) {
      // The lease runs out by itself, and somebody finds it.
      log.error({ ...about, err: second }, 'A reply failed and could not be put off; its lease runs out.');
      return undefined;
    }
  }
}

/**
 * The newest messages, oldest first, and after them what waits for an answer: what the owner wrote while the
 * pet was thinking stands before that reply in the room, and is none the less unanswered.
 */
async function readConversation({ em }: Services, lease: ReplyLease) {
  const own = em.fork();
  const room = await own.findOneOrFail(ChatRoom, lease.roomId, { populate: ['pet'] });
  const answered = BigInt(room.repliedToId ?? 0);
  const waits = ({ messageType, id }: Message) => messageType === MessageType.USER && BigInt(id) > answered;
  const lines = await newestMessages(own, lease.roomId);
  const ordered = [...lines.filter((line) => !waits(line)), ...lines.filter(waits)];
  const { name, persona } = room.pet.unwrap();
  return {
    pet: { name, persona },
    conversation: ordered.map(toLine),
    newestId: lines.findLast(waits)?.id ?? lease.replyToId,
  };
}

/**
 * Writes the words as soon as the owner's turn comes.
 * @returns whether the owner wrote nothing newer meanwhile
 */
async function write(
  services: Replying,
  lease: ReplyLease,
  coveredId: string,
  content: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { roomId, petId, ownerId } = lease;
  const chatRoom = await writeAsOwnerInTime(services, ownerId, signal, async (em) => {
    // The fence first: it locks the room, and nobody can lease it until this transaction ends.
    if (!(await endWait(em, lease, coveredId))) throw new LeaseLost();
    await deleteProgress(em, roomId);
    const place = await nextPlace(em, ownerId);
    return appendPetMessage(em, { id: roomId, petId }, place, content);
  });
  services.pubsub.publish('message', { ownerId, chatRoomId: roomId, type: 'PET' });
  return chatRoom.replyDueAt === null;
}

async function fail(
  { em, pubsub, log }: Replying,
  lease: ReplyLease,
  coveredId: string,
  error: unknown,
  stop: AbortSignal,
): Promise<number | undefined> {
  const about = { chatRoomId: lease.roomId, attempt: lease.attempt };
  const own = em.fork();
  if (error instanceof LeaseLost) {
    log.info(about, 'A reply was not written: its lease was lost.');
    return undefined;
  }
  if (stop.aborted) {
    await giveBack(own, lease);
    return undefined;
  }
  const reason = error instanceof VoiceError ? error.fault : 'INTERNAL';
  const worthRetrying = error instanceof VoiceError ? error.isRetryable : true;
  if (!worthRetrying || lease.attempt >= mostAttempts) {
    await giveUp(own, lease, coveredId, reason);
    await deleteProgress(own, lease.roomId);
    pubsub.publish('reply', { ownerId: lease.ownerId, chatRoomId: lease.roomId, isDue: false });
    log.error({ ...about, reason, err: error }, 'A reply failed for good.');
    return 0;
  }
  const asked = error instanceof VoiceError ? (error.retryAfterMs ?? 0) : 0;
  const pause = Math.min(Math.max(firstPause * 2 ** (lease.attempt - 1), asked), longestPause);
  await putOff(own, lease, pause);
  log.warn({ ...about, reason, pause, err: error }, 'A reply failed and is put off.');
  return pause;
}
