import { languageOf } from '../language/language.js';
import { say } from '../language/say.js';
import { LeaseLost, requireLease } from '../lease/lease-lost.js';
import { markFailed, writeNotification } from '../notification/deliver.js';
import { NotificationStatus, NotificationType } from '../notification/notification.entity.js';
import { writeAsOwnerWhenFree } from '../user/write-as-owner.js';
import { outreachTable } from './claim.js';
import { logDecision } from './log-decision.js';
import { readAbsence } from './read-absence.js';
import { markOutreachFailed } from './write-claim.js';
/**
 * Writes the outcome of an outreach under the fence, logs it and counts it.
 * @param leased the claim as the worker leased it
 * @param stop aborts the waiting for the owner's turn
 * @returns after how many milliseconds the outreach is due again; undefined if it is not, or much later
 */
export async function settleOutreach(services, leased, outcome, stop) {
    const { outreach: counters } = services.metrics;
    const decide = (decision, fields) => logDecision(services.log, leased, decision, fields);
    if (!(await write(services, outcome, stop))) {
        counters.fenced.inc();
        decide('LOST', { reason: 'its lease was lost' });
        return undefined;
    }
    const notificationId = outcome.claim.notificationId ?? undefined;
    switch (outcome.kind) {
        case 'held':
            counters.held.inc({ reason: outcome.hold });
            decide('HELD', { reason: outcome.hold, until: outcome.until });
            break;
        case 'delayed':
            decide('DELAYED', { reason: outcome.hold, until: outcome.until, notificationId });
            break;
        case 'sent': {
            const { chatRoomId, messageId, pushes } = outcome;
            counters.sent.inc();
            decide('SENT', { chatRoomId, messageId, pushes, notificationId });
            break;
        }
        case 'withdrawn':
        case 'failed':
            counters.failed.inc({ reason: outcome.reason });
            decide('FAILED', { reason: outcome.reason, notificationId });
            break;
        case 'retry':
            decide('PUT_OFF', { reason: outcome.reason, delay: outcome.delay, err: outcome.error });
            return outcome.delay;
        default:
            decide('GIVEN_BACK');
    }
    return undefined;
}
/** Writes the outcome. @returns false when the lease is lost and nothing was written */
async function write(services, outcome, stop) {
    const { em } = services;
    const { claim } = outcome;
    switch (outcome.kind) {
        case 'retry':
            return outreachTable.postpone(em.fork(), claim, outcome.delay);
        case 'stopped':
            return outreachTable.release(em.fork(), claim);
        case 'failed':
            return fail(services, claim, outcome.reason, stop);
        case 'lost':
            return false;
        default:
            // The transaction that decided it has written it.
            return true;
    }
}
async function fail(services, claim, reason, stop) {
    const work = (em) => writeFailure(em, claim, reason);
    try {
        // A deleted owner gets no turn.
        await (reason === 'OWNER_GONE'
            ? services.em.fork().transactional(work)
            : writeAsOwnerWhenFree(services, claim.ownerId, stop, work));
        services.pubsub.publish('owner', { ownerId: claim.ownerId });
        return true;
    }
    catch (error) {
        if (error instanceof LeaseLost)
            return false;
        throw error;
    }
}
/** Marks outreach and notification as FAILED. An outreach without words gets a notification with a fixed text. */
async function writeFailure(em, claim, reason) {
    const metadata = { reason, attempts: claim.attempt };
    if (claim.notificationId) {
        // The fence comes first: another worker may be sending these words.
        await requireLease(markOutreachFailed(em, claim, reason, claim.notificationId));
        await markFailed(em, claim.notificationId, metadata);
        return;
    }
    const absence = await readAbsence(em, claim.ownerId);
    const language = languageOf(absence?.locale) ?? 'en';
    const pet = absence?.pet;
    const name = pet?.name ?? say(language, { key: 'outreach.somePet' });
    const draft = {
        ownerId: claim.ownerId,
        petId: pet?.id ?? null,
        type: NotificationType.PET_MESSAGE,
        title: name,
        content: say(language, { key: 'outreach.failed', values: { pet: name } }),
    };
    const id = await writeNotification(em, draft, NotificationStatus.FAILED, metadata);
    await requireLease(markOutreachFailed(em, claim, reason, id));
}
//# sourceMappingURL=settle-outreach.js.map