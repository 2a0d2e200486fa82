import { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Client, SecurityDetails, SecurityEvent, SecurityLog, Services } from '../context.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { ActivityType } from './activity.entity.js';
import { clientMetadata } from './device-name.js';

// Anybody can cause these for an owner, as often as they like.
const repeatable: ReadonlySet<SecurityEvent> = new Set(['LOGIN_FAILED', 'PASSWORD_WRONG', 'LIMIT_REACHED']);
// In milliseconds: between two activities of one owner for the same repeatable event.
const quietTime = 60_000;
const maxRemembered = 10_000;
// Each takes a place in its owner's queue and a connection.
const maxPending = 100;

/** The security log of a process, which also records events as activities of their owners. */
export class OwnersSecurityLog implements SecurityLog {
  // When this process last recorded an event of an owner, so that a flood of them does not reach the database.
  readonly #recorded = new LRUCache<string, number>({ max: maxRemembered });
  readonly #pending = new Set<Promise<void>>();

  /** @param now the process's clock */
  constructor(
    private readonly services: Pick<Services, 'em' | 'ownerQueue' | 'log' | 'metrics'>,
    private readonly now: () => Date,
  ) {}

  log({ address }: Client, event: SecurityEvent, { ownerId, sessionId, limit }: SecurityDetails): void {
    this.services.metrics.security.events.inc({ event });
    this.services.log.info({ event, ownerId, sessionId, limit, address }, 'A security event.');
  }

  report(
    client: Client,
    event: Exclude<SecurityEvent, 'ACCOUNT_DELETE'>,
    { ownerId, sessionId, limit }: SecurityDetails,
  ): void {
    this.log(client, event, { ownerId, sessionId, limit });
    if (ownerId === undefined) return;
    if (repeatable.has(event) && this.#isRepeat(`${ownerId} ${event}`)) return;
    if (this.#pending.size >= maxPending) {
      this.services.metrics.security.unrecorded.inc();
      return;
    }
    // Nobody waits for it: the time of an answer must not show whether a name exists.
    const recording = this.#record(ownerId, event, {
      ...(sessionId && { sessionId }),
      ...(limit && { limit }),
      ...clientMetadata(client),
    }).catch((error: unknown) => {
      // The account was deleted meanwhile, with its activities.
      if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED') return;
      this.services.metrics.security.unrecorded.inc();
      this.services.log.warn({ err: error, ownerId, event }, 'A security event could not be recorded.');
    });
    this.#pending.add(recording);
    void recording.finally(() => this.#pending.delete(recording));
  }

  /** Waits until everything that was reported is recorded. */
  async close(): Promise<void> {
    await Promise.all(this.#pending);
  }

  /** Whether this process has recorded the same a moment ago. */
  #isRepeat(key: string): boolean {
    const time = this.now().getTime();
    if (time - (this.#recorded.get(key) ?? -Infinity) < quietTime) return true;
    this.#recorded.set(key, time);
    return false;
  }

  async #record(
    ownerId: string,
    event: Exclude<SecurityEvent, 'ACCOUNT_DELETE'>,
    metadata: Record<string, string>,
  ): Promise<void> {
    const type = ActivityType[event];
    const isRepeat = sql`SELECT 1 FROM activities WHERE user_id = ${ownerId} AND activity_type = ${type}
      AND occurred_at > (SELECT clock()) - interval '1 minute'`;
    await writeAsOwner(this.services, ownerId, async (em) => {
      // Under the owner's lock, so that several processes record one activity together.
      await sql`
        INSERT INTO activities (user_id, activity_type, metadata)
        SELECT ${ownerId}::bigint, ${type}::text, ${JSON.stringify(metadata)}::jsonb
        WHERE ${repeatable.has(event) ? sql`NOT EXISTS (${isRepeat})` : sql`true`}`.execute(em.getKysely());
    });
  }
}
