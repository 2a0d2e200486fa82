import type { EntityManager } from '@mikro-orm/postgresql';
import { appendPetMessage, nextMessageKey } from '../chat/append-message.js';
import type { Services } from '../context.js';
import { requireLease } from '../lease/lease-lost.js';
import { markFailed, markSent } from '../notification/deliver.js';
import { queuePushes } from '../push/queue-pushes.js';
import { writeAsOwnerWhenFree } from '../user/write-as-owner.js';
import type { Claim } from './claim.js';
import { OutreachHold } from './outreach-hold.js';
import type { Delayed, Sent, Withdrawn } from './outreach-outcome.js';
import { reassess } from './reassess.js';
import { delayClaim, markOutreachFailed, markOutreachSent } from './write-claim.js';

const operatorDelay = 60_000;

/**
 * Sends the words of a claim in one transaction: it checks that the owner is still away, that no hold covers the
 * absence and that the fence holds, then writes the message, the notification and the pushes.
 * @throws {LeaseLost} when the lease is lost
 */
export async function sendOutreach(
  services: Services,
  claim: Claim,
  signal: AbortSignal,
): Promise<Sent | Delayed | Withdrawn> {
  const { ownerId, notificationId } = claim;
  if (!notificationId) throw new Error('An outreach without words cannot be sent.');
  const { pubsub } = services;
  const outcome = await writeAsOwnerWhenFree(services, ownerId, signal, (em) =>
    decideAndWrite(services, em, { ...claim, notificationId }),
  );
  if (outcome.kind !== 'delayed') pubsub.publish('owner', { ownerId });
  if (outcome.kind === 'sent') {
    pubsub.publish('message', { ownerId, chatRoomId: outcome.chatRoomId, type: 'PET' });
    pubsub.publish('notification', { ownerId });
  }
  return outcome;
}

async function decideAndWrite(
  services: Services,
  em: EntityManager,
  claim: Claim & { notificationId: string },
): Promise<Sent | Delayed | Withdrawn> {
  const current = await reassess(em, claim, services);
  if (!current) return withdraw(em, claim, 'OWNER_RETURNED');
  const { hold, eligibleAt } = current.eligibility;
  // The operator may switch outreach on again at any time, so the words wait.
  if (hold === OutreachHold.OPERATOR)
    return delay(em, claim, hold, new Date(current.absence.now.getTime() + operatorDelay));
  if (hold && !eligibleAt) return withdraw(em, claim, hold);
  const room = await findRoom(em, claim);
  if (!room) return withdraw(em, claim, 'NO_ACTIVE_PET');
  if (hold && eligibleAt) return delay(em, claim, hold, eligibleAt);
  const place = await nextMessageKey(em, claim.ownerId);
  // The fence comes first: no worker can lease the outreach until this transaction ends.
  await requireLease(markOutreachSent(em, claim, place));
  await appendPetMessage(em, room, place, room.content, { isOutreach: true });
  await markSent(em, claim.notificationId, place, { attempts: claim.attempt });
  const pushes = await queuePushes(em, claim.notificationId, claim.ownerId);
  return { kind: 'sent', chatRoomId: room.id, messageId: place.id, pushes };
}

async function delay(em: EntityManager, claim: Claim, hold: OutreachHold, until: Date): Promise<Delayed> {
  await requireLease(delayClaim(em, claim, until));
  return { kind: 'delayed', hold, until };
}

async function withdraw(
  em: EntityManager,
  claim: Claim & { notificationId: string },
  reason: string,
): Promise<Withdrawn> {
  await requireLease(markOutreachFailed(em, claim, reason, claim.notificationId));
  await markFailed(em, claim.notificationId, { reason, attempts: claim.attempt });
  return { kind: 'withdrawn', reason };
}

/** Finds the words and the room of the pet that writes; undefined when the pet is deleted or resting. */
async function findRoom(em: EntityManager, { petId, notificationId }: Claim) {
  const [row] = await em.execute<{ id: string; petId: string; content: string }[]>(
    `SELECT room.id::text AS id, room.pet_id::text AS "petId", notifications.content
     FROM notifications JOIN chat_rooms room ON room.pet_id = notifications.pet_id JOIN pets ON pets.id = room.pet_id
     WHERE notifications.id = ? AND pets.id = ? AND pets.status = 'ACTIVE' AND NOT room.is_deleted`,
    [notificationId, petId],
  );
  return row;
}
