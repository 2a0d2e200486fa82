import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { milliseconds } from '../database/clock.js';
import { LeaseLost } from '../lease/worker.js';
import { OutreachState } from './outreach.entity.js';

/** The right to work on one absence until the lease runs out; the fence makes a late write fail. */
export interface Claim {
  ownerId: string;
  /** The moment that names the absence. */
  epoch: Date;
  state: OutreachState;
  fence: number;
  /** How often it has been tried, this time included. */
  attempt: number;
  /** The pet that found words, and where those stand; null before. */
  petId: string | null;
  notificationId: string | null;
}

interface Row {
  user_id: string;
  epoch: string;
  fence: number;
  attempts: number;
}

interface LeftRow extends Row {
  state: OutreachState;
  pet_id: string | null;
  notification_id: string | null;
}

/**
 * Takes absences that have newly become due, longest waiting first, past those that others are taking. Each
 * gets the one row that its key allows; nothing is taken while the operator has switched outreach off.
 */
export async function claimDue(em: EntityManager, atMost: number, leaseMs: number): Promise<Claim[]> {
  // clock() is volatile: without the sub-select no index would be asked, and every owner read.
  // What is new has no words yet, so no more is asked back than is not known.
  const { rows } = await sql<Row>`
    WITH found AS MATERIALIZED (
      SELECT user_id FROM outreach_due
      WHERE due_at <= (SELECT clock()) AND (SELECT is_on FROM outreach_switch)
      ORDER BY due_at LIMIT ${sql.lit(atMost)} FOR UPDATE SKIP LOCKED
    ), due AS (
      -- As an array: joined, a small enough table would be read whole.
      DELETE FROM outreach_due WHERE user_id = ANY (ARRAY(SELECT user_id FROM found)) RETURNING user_id, epoch
    )
    INSERT INTO outreaches (user_id, epoch, due_at)
    SELECT user_id, epoch, (SELECT clock()) + ${milliseconds(leaseMs)} FROM due
    -- Due again while somebody is about to find that the owner is held back: what they found is outdated.
    ON CONFLICT (user_id, epoch) DO UPDATE SET fence = outreaches.fence + 1,
      attempts = outreaches.attempts + 1, due_at = excluded.due_at
      WHERE outreaches.state = 'CLAIMED'
    RETURNING outreaches.user_id, outreaches.epoch, outreaches.fence, outreaches.attempts`.execute(
    em.fork().getKysely(),
  );
  return rows.map((row) => ({
    ...toLease(row),
    state: OutreachState.CLAIMED,
    petId: null,
    notificationId: null,
  }));
}

/** Takes what was put off, and what a dead process left behind, when its time has come. */
export async function claimLeft(em: EntityManager, atMost: number, leaseMs: number): Promise<Claim[]> {
  const { rows } = await sql<LeftRow>`
    WITH left_over AS MATERIALIZED (
      SELECT user_id, epoch FROM outreaches WHERE due_at <= (SELECT clock())
      ORDER BY due_at LIMIT ${sql.lit(atMost)} FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE outreaches SET due_at = clock() + ${milliseconds(leaseMs)}, fence = fence + 1, attempts = attempts + 1
    FROM left_over WHERE outreaches.user_id = left_over.user_id AND outreaches.epoch = left_over.epoch
    RETURNING outreaches.user_id, outreaches.epoch, fence, attempts, state, pet_id, notification_id`.execute(
    em.fork().getKysely(),
  );
  return rows.map((row) => ({
    ...toLease(row),
    state: row.state,
    petId: row.pet_id,
    notificationId: row.notification_id,
  }));
}

const toLease = ({ user_id, epoch, fence, attempts }: Row) => ({
  ownerId: user_id,
  epoch: new Date(epoch),
  fence,
  attempt: attempts,
});

/** Renews a lease. @returns false where it was lost, as of every write here */
export const renewClaim = (em: EntityManager, claim: Claim, leaseMs: number): Promise<boolean> =>
  update(em, claim, sql`due_at = clock() + ${milliseconds(leaseMs)}`);

/** Gives a claim back undone, the attempt not counted: the server stops and another may go on at once. */
export const giveBackClaim = (em: EntityManager, claim: Claim): Promise<boolean> =>
  update(em, claim, sql`due_at = clock(), attempts = greatest(attempts - 1, 0)`);

/** Puts a claim off after a failure. */
export const putOffClaim = (em: EntityManager, claim: Claim, ms: number): Promise<boolean> =>
  update(em, claim, sql`due_at = clock() + ${milliseconds(ms)}`);

/** Puts a claim whose words exist off until nothing holds the owner back; that is no attempt. */
export const delayClaim = (em: EntityManager, claim: Claim, until: Date): Promise<boolean> =>
  update(em, claim, sql`due_at = ${until}, attempts = 0`);

/** The words are written down. */
export const noteWords = (em: EntityManager, claim: Claim, petId: string, notificationId: string) =>
  update(
    em,
    claim,
    sql`state = 'WORDED', attempts = 0, pet_id = ${petId}, notification_id = ${notificationId}`,
  );

/** It is done: the message stands in the room. */
export const endSent = (em: EntityManager, claim: Claim, message: { id: string; sentAt: Date }) =>
  update(
    em,
    claim,
    sql`state = 'SENT', due_at = NULL, message_id = ${message.id}, sent_at = ${message.sentAt}`,
  );

/** It is over: no message will come of this absence. */
export const endFailed = (em: EntityManager, claim: Claim, reason: string, notificationId: string | null) =>
  update(
    em,
    claim,
    sql`state = 'FAILED', due_at = NULL, reason = ${reason}, notification_id = ${notificationId}`,
  );

/**
 * Lets go of an absence in which nothing may be written now, as if it had never been claimed.
 * @param until when to look at it again; null where something has to change first
 */
export async function releaseClaim(em: EntityManager, claim: Claim, until: Date | null): Promise<boolean> {
  try {
    await em.fork().transactional(async (own) => {
      // In the order in which a claim locks them. A row that is there already is of a newer look.
      if (until)
        await sql`
          INSERT INTO outreach_due (user_id, epoch, due_at)
          SELECT id, ${claim.epoch}::timestamptz, ${until}::timestamptz FROM users WHERE id = ${claim.ownerId} AND NOT is_deleted
          ON CONFLICT (user_id) DO NOTHING`.execute(own.getKysely());
      const { numAffectedRows } = await sql`DELETE FROM outreaches WHERE ${held(claim)}`.execute(
        own.getKysely(),
      );
      if (numAffectedRows !== 1n) throw new LeaseLost();
    });
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    throw error;
  }
}

const held = ({ ownerId, epoch, fence }: Claim) =>
  sql`user_id = ${ownerId} AND epoch = ${epoch} AND fence = ${fence} AND due_at IS NOT NULL`;

async function update(em: EntityManager, claim: Claim, changes: RawBuilder<unknown>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE outreaches SET ${changes} WHERE ${held(claim)}`.execute(em.getKysely());
  return numAffectedRows === 1n;
}
