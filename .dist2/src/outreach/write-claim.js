import { sql } from 'kysely';
import { requireLease } from '../lease/lease-lost.js';
import { outreachTable } from './claim.js';
// Each function returns whether the lease still held; those that throw say so.
/** Delays a claim that has words until no hold is left. The delay does not count as an attempt. */
export const delayClaim = (em, claim, until) => outreachTable.update(em, claim, sql `due_at = ${until}, attempts = 0`);
/** Marks a claim as WORDED: its words are in a PENDING notification. */
export const markWorded = (em, claim, petId, notificationId) => outreachTable.update(em, claim, sql `state = 'WORDED', attempts = 0, pet_id = ${petId}, notification_id = ${notificationId}`);
/** Marks an outreach as SENT: the same transaction puts its message in the room. */
export const markOutreachSent = (em, claim, message) => outreachTable.update(em, claim, sql `state = 'SENT', due_at = NULL, message_id = ${message.id}, sent_at = ${message.sentAt}`);
/** Marks an outreach as FAILED: this absence gets no message. */
export const markOutreachFailed = (em, claim, reason, notificationId) => outreachTable.update(em, claim, sql `state = 'FAILED', due_at = NULL, reason = ${reason}, notification_id = ${notificationId}`);
/**
 * Undoes the claim of an absence that a hold covers, and makes it due when the hold ends.
 * @param until when to assess it again; null when only a change can end the hold, which makes it due itself
 * @throws {LeaseLost}
 */
export async function unclaim(em, claim, until) {
    await em.fork().transactional(async (own) => {
        // It locks in the same order as a claim. An existing row is newer than this claim and stays.
        if (until)
            await sql `
        INSERT INTO outreach_due (user_id, epoch, due_at)
        SELECT id, ${claim.epoch}::timestamptz, ${until}::timestamptz FROM users WHERE id = ${claim.ownerId} AND NOT is_deleted
        ON CONFLICT (user_id) DO NOTHING`.execute(own.getKysely());
        await requireLease(outreachTable.delete(own, claim));
    });
}
//# sourceMappingURL=write-claim.js.map