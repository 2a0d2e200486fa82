import type { EntityManager } from '@mikro-orm/postgresql';
import { appendPetMessage, nextPlace } from '../chat/append-message.js';
import type { Services } from '../context.js';
import { LeaseLost } from '../lease/worker.js';
import { markFailed, markSent } from '../notification/deliver.js';
import { queuePushes } from '../push/queue-pushes.js';
import { writeAsOwnerInTime } from '../user/write-as-owner.js';
import { delayClaim, endFailed, endSent, type Claim } from './claim.js';
import { lookAgain } from './look.js';
import { OutreachHold } from './outreach-hold.js';
import type { Decide } from './reaching-out.js';

const operatorPause = 60_000;

/**
 * Sends the words of a claim in one transaction: the owner is still away, nothing holds back, the fence holds;
 * message, notification and pushes.
 * @throws {LeaseLost} where somebody else has the claim
 */
export async function sendOutreach(
  services: Services,
  claim: Claim,
  decide: Decide,
  signal: AbortSignal,
): Promise<void> {
  const { ownerId, notificationId } = claim;
  if (!notificationId) throw new Error('An outreach without words cannot be sent.');
  const { pubsub, metrics } = services;
  const done = await writeAsOwnerInTime(services, ownerId, signal, async (em) => {
    const seen = await lookAgain(em, claim, services.outreach);
    const failed = async (reason: string) => {
      if (!(await endFailed(em, claim, reason, notificationId))) throw new LeaseLost();
      await markFailed(em, notificationId, { reason, attempts: claim.attempt });
      return { decision: 'FAILED', reason } as const;
    };
    if (!seen) return failed('OWNER_RETURNED');
    const { hold, eligibleAt } = seen.verdict;
    if (hold === OutreachHold.OPERATOR) {
      // Their word may be taken back at any moment: the words wait.
      const until = new Date(seen.absence.now.getTime() + operatorPause);
      if (!(await delayClaim(em, claim, until))) throw new LeaseLost();
      return { decision: 'DELAYED', reason: hold, until } as const;
    }
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
    await appendPetMessage(em, room, place, room.content);
    await markSent(em, notificationId, place, { attempts: claim.attempt });
    const pushes = await queuePushes(em, notificationId, ownerId);
    return { decision: 'SENT', chatRoomId: room.id, messageId: place.id, pushes } as const;
  });
  const { decision, ...more } = done;
  if (done.decision === 'SENT') {
    pubsub.publish('message', { ownerId, chatRoomId: done.chatRoomId, type: 'PET' });
    pubsub.publish('notification', { ownerId });
    metrics.outreach.sent.inc();
  } else if (done.decision === 'FAILED') metrics.outreach.failed.inc({ reason: done.reason });
  decide(decision, { ...more, notificationId });
}

/** The words, and the room of the pet that found them; undefined where it is gone, or rests. */
async function roomOf(em: EntityManager, { petId, notificationId }: Claim) {
  const [row] = await em.execute<{ id: string; petId: string; content: string }[]>(
    `SELECT room.id::text AS id, room.pet_id::text AS "petId", notifications.content
     FROM notifications JOIN chat_rooms room ON room.pet_id = notifications.pet_id JOIN pets ON pets.id = room.pet_id
     WHERE notifications.id = ? AND pets.id = ? AND pets.status = 'ACTIVE' AND NOT room.is_deleted`,
    [notificationId, petId],
  );
  return row;
}
