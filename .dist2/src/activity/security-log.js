import { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { writeAsOwner } from '../user/write-as-owner.js';
import { ActivityType } from './activity.entity.js';
import { clientMetadata } from './device-name.js';
// Anybody can cause these for an owner, as often as they like.
const repeatable = new Set(['LOGIN_FAILED', 'PASSWORD_WRONG', 'LIMIT_REACHED']);
// In milliseconds: between two activities of one owner for the same repeatable event.
const quietTime = 60_000;
const maxRemembered = 10_000;
// Each takes a place in its owner's queue and a connection.
const maxPending = 100;
/** The security log of a process, which also records events as activities of their owners. */
export class OwnersSecurityLog {
    // When this process last recorded an event of an owner, so that a flood of them does not reach the database.
    #recorded = new LRUCache({ max: maxRemembered });
    #pending = new Set();
    /** @param now the process's clock */
    constructor(services, now) {
        this.services = services;
        this.now = now;
    }
    log({ address }, event, { ownerId, sessionId, limit }) {
        this.services.metrics.security.events.inc({ event });
        this.services.log.info({ event, ownerId, sessionId, limit, address }, 'A security event.');
    }
    report(client, event, { ownerId, sessionId, limit }) {
        this.log(client, event, { ownerId, sessionId, limit });
        if (ownerId === undefined)
            return;
        if (repeatable.has(event) && this.#isRepeat(`${ownerId} ${event}`))
            return;
        if (this.#pending.size >= maxPending) {
            this.services.metrics.security.unrecorded.inc();
            return;
        }
        // Nobody waits for it: the time of an answer must not show whether a name exists.
        const recording = this.#record(ownerId, event, {
            ...(sessionId && { sessionId }),
            ...(limit && { limit }),
            ...clientMetadata(client),
        }).catch((error) => {
            // The account was deleted meanwhile, with its activities.
            if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED')
                return;
            this.services.metrics.security.unrecorded.inc();
            this.services.log.warn({ err: error, ownerId, event }, 'A security event could not be recorded.');
        });
        this.#pending.add(recording);
        void recording.finally(() => this.#pending.delete(recording));
    }
    /** Waits until everything that was reported is recorded. */
    async close() {
        await Promise.all(this.#pending);
    }
    /** Whether this process has recorded the same a moment ago. */
    #isRepeat(key) {
        const time = this.now().getTime();
        if (time - (this.#recorded.get(key) ?? -Infinity) < quietTime)
            return true;
        this.#recorded.set(key, time);
        return false;
    }
    async #record(ownerId, event, metadata) {
        const type = ActivityType[event];
        const isRepeat = sql `SELECT 1 FROM activities WHERE user_id = ${ownerId} AND activity_type = ${type}
      AND occurred_at > (SELECT clock()) - interval '1 minute'`;
        await writeAsOwner(this.services, ownerId, async (em) => {
            // Under the owner's lock, so that several processes record one activity together.
            await sql `
        INSERT INTO activities (user_id, activity_type, metadata)
        SELECT ${ownerId}::bigint, ${type}::text, ${JSON.stringify(metadata)}::jsonb
        WHERE ${repeatable.has(event) ? sql `NOT EXISTS (${isRepeat})` : sql `true`}`.execute(em.getKysely());
        });
    }
}
//# sourceMappingURL=security-log.js.map