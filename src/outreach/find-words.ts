import { newestMessages, toLine } from '../chat/conversation.js';
import type { Services } from '../context.js';
import { LeaseLost } from '../lease/worker.js';
import { writeNotification } from '../notification/deliver.js';
import { NotificationStatus, NotificationType } from '../notification/notification.entity.js';
import { writeAsOwnerInTime } from '../user/write-as-owner.js';
import { collectUtterance } from '../voice/utterance.js';
import { VoiceError } from '../voice/voice.js';
import { endFailed, noteWords, releaseClaim, type Claim } from './claim.js';
import { mostVoiceAttempts } from './fail-outreach.js';
import { localTime } from './local-time.js';
import { lookAgain } from './look.js';
import { OutreachHold } from './outreach-hold.js';
import { OutreachState } from './outreach.entity.js';
import type { Decide, ReachingOut } from './reaching-out.js';
import type { Absence, ChosenPet } from './read-absence.js';

/**
 * Judges a claimed absence, lets the voice speak outside any transaction, and writes its words down, so that
 * a crash from here on neither pays the voice again nor says something else.
 * @returns the claim with its words, or undefined where there is nothing to send
 * @throws {LeaseLost} where somebody else has the claim; {VoiceError} where no words came
 */
export async function findWords(
  services: ReachingOut,
  claim: Claim,
  decide: Decide,
  signal: AbortSignal,
): Promise<Claim | undefined> {
  const { metrics } = services;
  const seen = await lookAgain(services.em.fork(), claim, services.outreach);
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
      outreach: {
        awayFor: now.getTime() - epoch.getTime(),
        localTime: timeZone && localTime(now, timeZone),
        avoid,
      },
    },
    signal,
  );
  const content = await collectUtterance(words);
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
