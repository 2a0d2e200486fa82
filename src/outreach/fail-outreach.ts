import type { EntityManager } from '@mikro-orm/postgresql';
import { GraphQLError } from 'graphql';
import type { Services } from '../context.js';
import { LeaseLost } from '../lease/worker.js';
import { markFailed, writeNotification } from '../notification/deliver.js';
import { NotificationStatus, NotificationType } from '../notification/notification.entity.js';
import { writeAsOwnerInTime } from '../user/write-as-owner.js';
import { VoiceError } from '../voice/voice.js';
import { endFailed, giveBackClaim, putOffClaim, type Claim } from './claim.js';
import type { Decide, ReachingOut } from './reaching-out.js';
import { readAbsence } from './read-absence.js';

/** How often the voice is asked for one absence, crashes included. */
export const mostVoiceAttempts = 4;
const mostSendAttempts = 20;
const longestPause = 600_000;

/**
 * What becomes of an outreach that did not go through: given back where the process stops, put off where it
 * may yet succeed, and else FAILED with its reason.
 * @returns after how many milliseconds it is due again; undefined if it is not
 */
export async function failOutreach(
  services: ReachingOut,
  claim: Claim,
  decide: Decide,
  error: unknown,
  stop: AbortSignal,
): Promise<number | undefined> {
  const { em } = services;
  if (error instanceof LeaseLost) return noteLost(services, decide);
  if (stop.aborted) {
    if (await giveBackClaim(em.fork(), claim)) decide('GIVEN_BACK');
    return undefined;
  }
  if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED') {
    await giveUp(services, claim, decide, 'OWNER_GONE', (work) => em.fork().transactional(work));
    return undefined;
  }
  const reason = error instanceof VoiceError ? error.fault : 'INTERNAL';
  // A wrong key may be mended within minutes; a refusal of these words will not.
  const isFinal = reason === 'VOICE_REFUSED';
  if (isFinal || claim.attempt >= (claim.notificationId ? mostSendAttempts : mostVoiceAttempts)) {
    await giveUp(services, claim, decide, reason, (work) =>
      writeAsOwnerInTime(services, claim.ownerId, stop, work),
    );
    return undefined;
  }
  const asked = error instanceof VoiceError ? (error.retryAfterMs ?? 0) : 0;
  const pause = Math.min(Math.max((services.lease / 2) * 3 ** (claim.attempt - 1), asked), longestPause);
  if (!(await putOffClaim(em.fork(), claim, pause))) return undefined;
  decide('PUT_OFF', { reason, pause, err: error });
  return pause;
}

/** Somebody else has the claim: nothing was written, and that is counted. */
export function noteLost({ metrics }: Services, decide: Decide): undefined {
  metrics.outreach.fenced.inc();
  decide('LOST', { reason: 'its lease was lost' });
}

/** FAILED for good: the words that exist will not be sent, and where there are none it is said so. */
async function giveUp(
  services: Services,
  claim: Claim,
  decide: Decide,
  reason: string,
  transact: (work: (em: EntityManager) => Promise<void>) => Promise<void>,
): Promise<void> {
  const metadata = { reason, attempts: claim.attempt };
  await transact(async (em) => {
    if (claim.notificationId) {
      // The fence first: words that somebody else is sending are not ours to fail.
      if (!(await endFailed(em, claim, reason, claim.notificationId))) throw new LeaseLost();
      await markFailed(em, claim.notificationId, metadata);
      return;
    }
    const pet = (await readAbsence(em, claim.ownerId))?.pet;
    const draft = {
      ownerId: claim.ownerId,
      petId: pet?.id ?? null,
      type: NotificationType.PET_MESSAGE,
      title: pet?.name ?? 'Your pet',
      content: `${pet?.name ?? 'Your pet'} wanted to write and did not find the words.`,
    };
    const id = await writeNotification(em, draft, NotificationStatus.FAILED, metadata);
    if (!(await endFailed(em, claim, reason, id))) throw new LeaseLost();
  });
  services.metrics.outreach.failed.inc({ reason });
  decide('FAILED', { reason });
}
