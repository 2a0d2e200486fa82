import { appendMessage, nextPlace } from '../chat/append-message.js';
import { newestMessages, toLine } from '../chat/conversation.js';
import { MessageType } from '../chat/message.entity.js';
import type { Services } from '../context.js';
import { LeaseLost, whileRenewing } from '../lease-worker.js';
import { markFailed, markSent, writeNotification } from '../notification/deliver.js';
import { NotificationStatus, NotificationType } from '../notification/notification.entity.js';
import { queuePushes } from '../push/queue-pushes.js';
import { writeAsOwnerInTime } from '../user/write-as-owner.js';
import { hearOut } from '../voice/utterance.js';
import { VoiceError, type Voice } from '../voice/voice.js';
import { delayClaim, endFailed, endSent, noteWords, releaseClaim, renewClaim, type Claim } from './claim.js';
import { failOutreach, mostVoiceAttempts, type Decide } from './fail-outreach.js';
import { judge } from './judge.js';
import { localTime } from './local-time.js';
import { OutreachHold } from './outreach-hold.js';
import { OutreachState } from './outreach.entity.js';
import { readAbsence, type Absence, type ChosenPet } from './read-absence.js';

/** What an outreach needs beside the services. */
export interface ReachingOut extends Services {
  readonly voice: Voice;
  /** How long a lease lasts, in milliseconds. */
  readonly lease: number;
}

/**
 * Makes of one claimed absence what is to become of it: judges it, lets the voice speak outside any
 * transaction while the lease is renewed, writes the words down, then sends them. Every write is fenced, so
 * that whoever lost the lease changes nothing. Never throws.
 * @param stop ends it; the claim is given back
 * @returns after how many milliseconds it may be due again; undefined if not before its time
 */
export async function reachOut(
  services: ReachingOut,
  claim: Claim,
  stop: AbortSignal,
): Promise<number | undefined> {
  const about = { ownerId: claim.ownerId, epoch: claim.epoch, attempt: claim.attempt };
  const decide: Decide = (decision, more = {}) =>
    services.log.info({ ...about, ...more, decision }, `Outreach: ${decision}.`);
  let current = claim;
  try {
    const renew = () => renewClaim(services.em.fork(), claim, services.lease);
    await whileRenewing(renew, services.lease, stop, async (signal) => {
      if (claim.state !== OutreachState.WORDED) {
        const worded = await findWords(services, claim, decide, signal);
        if (!worded) return;
        current = worded;
      }
      await send(services, current, decide, signal);
    });
    return undefined;
  } catch (error) {
    try {
      return await failOutreach(services, current, decide, error, stop);
    } catch (second) {
      // The lease runs out by itself, and somebody finds it.
      services.log.error({ ...about, err: second }, 'An outreach could not be put off; its lease runs out.');
      return undefined;
    }
  }
}

/** An absence of the claim's own, as it is at this moment; its own row does not count as another's. */
async function look(services: ReachingOut, em: Services['em'], claim: Claim) {
  const absence = await readAbsence(em, claim.ownerId);
  const isOver = !absence || absence.isDeleted || absence.epoch.getTime() !== claim.epoch.getTime();
  if (isOver) return undefined;
  return { absence, verdict: judge({ ...absence, isWritten: false }, services.outreach) };
}

/** @returns the claim with its words, or undefined where there is nothing to send */
async function findWords(
  services: ReachingOut,
  claim: Claim,
  decide: Decide,
  signal: AbortSignal,
): Promise<Claim | undefined> {
  const { metrics } = services;
  const seen = await look(services, services.em.fork(), claim);
  if (!seen) {
    if (!(await endFailed(services.em.fork(), claim, 'OWNER_RETURNED', null))) throw new LeaseLost();
    metrics.outreach.failed.inc({ reason: 'OWNER_RETURNED' });
    decide('FAILED', { reason: 'OWNER_RETURNED' });
    return undefined;
  }
  const { hold, eligibleAt } = seen.verdict;
  const { pet } = seen.absence;
  if (hold || !pet) {
    // The operator's word may be taken back at any moment: the absence stays due.
    const until = hold === OutreachHold.OPERATOR ? seen.absence.now : eligibleAt;
    if (!(await releaseClaim(services.em, claim, until))) throw new LeaseLost();
    metrics.outreach.held.inc({ reason: String(hold) });
    decide('HELD', { reason: hold, until });
    return undefined;
  }
  // Whoever had it before died of it, or with it.
  if (claim.attempt > mostVoiceAttempts) throw new VoiceError('VOICE_DOWN');
  const content = await speak(services, claim, seen.absence, pet, signal);
  const draft = {
    ownerId: claim.ownerId,
    petId: pet.id,
    type: NotificationType.OUTREACH,
    title: pet.name,
    content,
  };
  const notificationId = await writeAsOwnerInTime(services, claim.ownerId, signal, async (em) => {
    const id = await writeNotification(em, draft, NotificationStatus.PENDING, {
      voiceAttempts: claim.attempt,
    });
    if (!(await noteWords(em, claim, pet.id, id))) throw new LeaseLost();
    return id;
  });
  decide('WORDED', { petId: pet.id, notificationId });
  return { ...claim, state: OutreachState.WORDED, attempt: 1, petId: pet.id, notificationId };
}

async function speak(
  { em, voice }: ReachingOut,
  { ownerId, epoch }: Claim,
  { now, timeZone }: Absence,
  { roomId, name, persona }: ChosenPet,
  signal: AbortSignal,
): Promise<string> {
  const own = em.fork();
  const lines = (await newestMessages(own, roomId)).map(toLine);
  const avoid = await lastWords(own, ownerId, lines.findLast(({ by }) => by === 'PET')?.content);
  const words = voice.speak(
    {
      pet: { name, persona },
      conversation: lines,
      absence: {
        awayFor: now.getTime() - epoch.getTime(),
        localTime: timeZone && localTime(now, timeZone),
        avoid,
      },
    },
    signal,
  );
  const content = await hearOut(words);
  if (avoid.includes(content)) throw new VoiceError('VOICE_REPEATED');
  return content;
}

/** What a pet said last in the room, and what any of the owner's pets last wrote first. */
async function lastWords(em: Services['em'], ownerId: string, inRoom: string | undefined): Promise<string[]> {
  const [row] = await em.execute<{ content: string }[]>(
    `SELECT content FROM notifications WHERE user_id = ? AND type = 'OUTREACH' AND status = 'SENT' ORDER BY position DESC LIMIT 1`,
    [ownerId],
  );
  return [...new Set([inRoom, row?.content].filter((words) => words !== undefined))];
}

/** One transaction: the owner is still away, the fence holds, message, notification and pushes. */
async function send(services: ReachingOut, claim: Claim, decide: Decide, signal: AbortSignal): Promise<void> {
  const { ownerId, notificationId } = claim;
  if (!notificationId) throw new Error('An outreach without words cannot be sent.');
  const { live, metrics } = services;
  const done = await writeAsOwnerInTime(services, ownerId, signal, async (em) => {
    const seen = await look(services, em, claim);
    const failed = async (reason: string) => {
      if (!(await endFailed(em, claim, reason, notificationId))) throw new LeaseLost();
      await markFailed(em, notificationId, { reason, attempts: claim.attempt });
      return { decision: 'FAILED', reason } as const;
    };
    if (!seen) return failed('OWNER_RETURNED');
    const { hold, eligibleAt } = seen.verdict;
    if (hold && !eligibleAt) return failed(hold);
    const room = await roomOf(em, claim);
    if (!room) return failed('NO_ACTIVE_PET');
    if (hold && eligibleAt) {
      if (!(await delayClaim(em, claim, eligibleAt))) throw new LeaseLost();
      return { decision: 'DELAYED', reason: hold, until: eligibleAt } as const;
    }
    const place = await nextPlace(em, ownerId);
    // The fence first: nobody can take the claim until this transaction ends.
    if (!(await endSent(em, claim, place))) throw new LeaseLost();
    await appendMessage(em, { ...room, ownerId }, place, {
      type: MessageType.PET,
      content: room.content,
      messageHash: null,
      clientMessageId: null,
    });
    await markSent(em, notificationId, place, { attempts: claim.attempt });
    const pushes = await queuePushes(em, notificationId, ownerId);
    return { decision: 'SENT', chatRoomId: room.id, messageId: place.id, pushes } as const;
  });
  const { decision, ...more } = done;
  if (done.decision === 'SENT') {
    live.announce('message', { ownerId, chatRoomId: done.chatRoomId, type: 'PET' });
    live.announce('notification', { ownerId });
    metrics.outreach.sent.inc();
  } else if (done.decision === 'FAILED') metrics.outreach.failed.inc({ reason: done.reason });
  decide(decision, { ...more, notificationId });
}

/** The words, and the room of the pet that found them; undefined where it is gone, or rests. */
async function roomOf(em: Services['em'], { petId, notificationId }: Claim) {
  const [row] = await em.execute<{ id: string; petId: string; content: string }[]>(
    `SELECT room.id::text AS id, room.pet_id::text AS "petId", notifications.content
     FROM notifications JOIN chat_rooms room ON room.pet_id = notifications.pet_id JOIN pets ON pets.id = room.pet_id
     WHERE notifications.id = ? AND pets.id = ? AND pets.status = 'ACTIVE' AND NOT room.is_deleted`,
    [notificationId, petId],
  );
  return row;
}
