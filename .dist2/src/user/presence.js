import { sql } from 'kysely';
import { batchLoader } from '../database/batch-loader.js';
import { milliseconds } from '../database/clock.js';
import { placeholder, Statement } from '../database/statement.js';
/**
 * Whether an access of an owner must be noted: at most once a minute, or a tenth of the idle threshold, because each
 * note is a write.
 * @param idleThreshold in milliseconds; null if the operation is no access of its owner
 */
export const isNewAccess = (user, idleThreshold) => sql `
  ${idleThreshold}::float8 IS NOT NULL AND is_new_access(${user('last_active_at')}, ${milliseconds(idleThreshold)})`;
const idleThreshold = milliseconds(placeholder((values) => values.idleThreshold));
const noteAll = new Statement('note_accesses', sql `SELECT note_accesses(${placeholder(({ owners }) => owners)}, ${idleThreshold}) AS id`);
const noteOne = new Statement('note_access', sql `SELECT note_access(${placeholder(({ owners }) => owners[0])}, ${idleThreshold})`);
/**
 * Notes accesses of owners; accesses within a few milliseconds share one statement. Each access begins the owner's next
 * absence, which becomes due after the idle threshold.
 */
export class Presence {
    #loader;
    /** @param threshold the idle threshold, in milliseconds */
    constructor(statements, threshold, log) {
        this.statements = statements;
        this.threshold = threshold;
        this.log = log;
        this.#loader = batchLoader((owners) => this.#noteAll(owners));
    }
    /** Notes an access. A failure is logged and does not fail the operation. */
    async note(owner) {
        try {
            // The batch skips an owner whose row is locked, so that the others do not wait.
            if (!(await this.#loader.load(owner)))
                await this.statements.run(noteOne, {
                    owners: [owner],
                    idleThreshold: this.threshold,
                });
        }
        catch (error) {
            this.log.error({ err: error, userId: owner }, 'An access could not be noted.');
        }
    }
    /** Returns for each owner whether the access is noted. */
    async #noteAll(owners) {
        const rows = await this.statements.run(noteAll, {
            owners,
            idleThreshold: this.threshold,
        });
        const noted = new Set(rows.map(({ id }) => id));
        return owners.map((owner) => noted.has(owner));
    }
}
/**
 * Schedules another look at an owner's absence. Call it after a change that may end a hold on the owner's pets.
 * @param em the manager of the transaction that makes the change
 * @param threshold the idle threshold, in milliseconds
 */
export async function watchAbsence(em, ownerId, threshold) {
    await sql `SELECT expect_absence(${ownerId}, ${milliseconds(threshold)})`.execute(em.getKysely());
    // An outreach whose text waits for the end of a hold is looked at again, too.
    await sql `
    UPDATE outreaches SET due_at = clock()
    WHERE user_id = ${ownerId} AND state = 'WORDED' AND due_at > clock()`.execute(em.getKysely());
}
//# sourceMappingURL=presence.js.map