import { newestMessages, toLine } from '../chat/conversation.js';
import type { Services } from '../context.js';
import { requireLease } from '../lease/lease-lost.js';
import { writeNotification } from '../notification/deliver.js';
import { NotificationStatus, NotificationType } from '../notification/notification.entity.js';
import { recollect } from '../memory/recollect.js';
import { writeAsOwnerWhenFree } from '../user/write-as-owner.js';
import { speakSafely } from '../voice/safety/speak-safely.js';
import { isSilence } from '../voice/silence.js';
import { VoiceError } from '../voice/voice.js';
import type { Claim } from './claim.js';
import { localTime } from '../user/local-time.js';
import { logDecision } from './log-decision.js';
import { OutreachHold } from './outreach-hold.js';
import { maxVoiceAttempts, type Held, type Withdrawn } from './outreach-outcome.js';
import type { OutreachServices } from './outreach-services.js';
import { OutreachState } from './outreach.entity.js';
import type { Absence, ChosenPet } from './read-absence.js';
import { reassess } from './reassess.js';
import { markOutreachFailed, markWorded, unclaim } from './write-claim.js';

/** The words are in a PENDING notification, and the claim refers to it. */
export interface Worded {
  readonly kind: 'worded';
  readonly claim: Claim;
}

/**
 * Assesses a claimed absence, runs the voice outside any transaction, and writes its words down. After a crash
 * from here on, the next worker sends the same words and does not run the voice again.
 * @throws {LeaseLost} when the lease is lost
 * @throws {VoiceError} when the voice fails
 */
export async function findWords(
  services: OutreachServices,
  claim: Claim,
  signal: AbortSignal,
): Promise<Worded | Held | Withdrawn> {
  const current = await reassess(services.em.fork(), claim, services);
  if (!current) {
    await requireLease(markOutreachFailed(services.em.fork(), claim, 'OWNER_RETURNED', null));
    return { kind: 'withdrawn', reason: 'OWNER_RETURNED' };
  }
  const { absence, eligibility } = current;
  const { pet } = absence;
  if (eligibility.hold || !pet) {
    const hold = eligibility.hold ?? OutreachHold.NO_ACTIVE_PET;
    // The operator may switch outreach on again at any time, so the absence stays due.
    const until = hold === OutreachHold.OPERATOR ? absence.now : eligibility.eligibleAt;
    await unclaim(services.em, claim, until);
    return { kind: 'held', hold, until };
  }
  // Each earlier attempt ended with a crash of its process.
  if (claim.attempt > maxVoiceAttempts) throw new VoiceError('VOICE_DOWN');
  const content = await speak(services, claim, absence, pet, signal);
  if (isSilence(content)) {
    await requireLease(markOutreachFailed(services.em.fork(), claim, 'NOTHING_TO_SAY', null));
    return { kind: 'withdrawn', reason: 'NOTHING_TO_SAY' };
  }
  const draft = {
    ownerId: claim.ownerId,
    petId: pet.id,
    type: NotificationType.PET_MESSAGE,
    title: pet.name,
    content,
  };
  const notificationId = await writeAsOwnerWhenFree(services, claim.ownerId, signal, async (em) => {
    const id = await writeNotification(em, draft, NotificationStatus.PENDING, {
      voiceAttempts: claim.attempt,
    });
    await requireLease(markWorded(em, claim, pet.id, id));
    return id;
  });
  services.pubsub.publish('owner', { ownerId: claim.ownerId });
  logDecision(services.log, claim, 'WORDED', { petId: pet.id, notificationId });
  return {
    kind: 'worded',
    claim: { ...claim, state: OutreachState.WORDED, attempt: 1, petId: pet.id, notificationId },
  };
}

async function speak(
  services: OutreachServices,
  { ownerId, epoch, attempt }: Claim,
  { now, timeZone, displayName, locale }: Absence,
  { id: petId, roomId, name, persona }: ChosenPet,
  signal: AbortSignal,
): Promise<string> {
  const own = services.em.fork();
  const messages = await newestMessages(own, roomId);
  const lines = messages.map(toLine);
  const avoid = await lastWords(own, ownerId, lines.findLast(({ by }) => by === 'PET')?.content);
  const { words: content } = await speakSafely(
    services,
    {
      pet: { name, persona },
      ownerName: displayName,
      ownerLocale: locale,
      ownerTimeZone: timeZone,
      conversation: lines,
      ownerId,
      attempt,
      ...(await recollect(services, { petId, roomId }, messages, signal)),
      outreach: {
        awayFor: now.getTime() - epoch.getTime(),
        localTime: timeZone && localTime(now, timeZone),
        avoid,
      },
    },
    signal,
  );
  if (avoid.includes(content)) throw new VoiceError('VOICE_REPEATED');
  return content;
}

/** Returns the pet's last message in the room, and the last outreach of any of the owner's pets. */
async function lastWords(em: Services['em'], ownerId: string, inRoom: string | undefined): Promise<string[]> {
  const [row] = await em.execute<{ content: string }[]>(
    `SELECT content FROM notifications WHERE user_id = ? AND notification_type = 'PET_MESSAGE' AND status = 'SENT' ORDER BY position DESC LIMIT 1`,
    [ownerId],
  );
  return [...new Set([inRoom, row?.content].filter((words) => words !== undefined))];
}
