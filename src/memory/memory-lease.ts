import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';
import { FencedTable, type Lease } from '../lease/fenced-table.js';

/** The right to work on the memory of one room until the lease runs out. */
export interface MemoryLease extends Lease {
  readonly roomId: string;
  readonly ownerId: string;
  /** The newest message that was to be in memory when the lease was taken. */
  readonly wantedToId: string;
}

/** The columns of a room's memory that a lease is made from. */
interface LeasedMemory {
  chat_room_id: string;
  user_id: string;
  wanted_to_id: string;
}

/** The memories of rooms that workers lease. */
export const memoryTable = new FencedTable<MemoryLease, LeasedMemory>({
  table: 'room_memories',
  key: { chat_room_id: ({ roomId }) => roomId },
  due: 'due_at',
  fence: 'fence',
  attempts: 'attempts',
  columns: ['user_id', 'wanted_to_id'],
  toLease: ({ chat_room_id, user_id, wanted_to_id, fence, attempts }) => ({
    roomId: chat_room_id,
    ownerId: user_id,
    wantedToId: wanted_to_id,
    fence,
    attempt: attempts,
  }),
});

/** When what came in since a lease was taken is due; NULL if nothing did. */
const ifMoreIsWanted = ({ wantedToId }: MemoryLease, after: number) => sql`
  CASE WHEN wanted_to_id > ${wantedToId}::bigint THEN clock() + ${milliseconds(after)} END`;

/** Ends a lease whose attempt does not count. The row is due again after the delay, in milliseconds. */
export const postponeFreely = (em: EntityManager, lease: MemoryLease, delay: number): Promise<boolean> =>
  memoryTable.update(
    em,
    lease,
    sql`attempts = greatest(attempts - 1, 0), due_at = clock() + ${milliseconds(delay)}`,
  );

/**
 * Ends a lease whose work is done.
 * @param isDueAgain whether there is more to do at once
 * @param after after how many milliseconds what came in meanwhile is due
 */
export const markRemembered = (
  em: EntityManager,
  lease: MemoryLease,
  isDueAgain: boolean,
  after: number,
): Promise<boolean> =>
  memoryTable.update(
    em,
    lease,
    sql`attempts = 0, failure = NULL, due_at = CASE
      WHEN ${isDueAgain} THEN clock() ELSE ${ifMoreIsWanted(lease, after)} END`,
  );

/**
 * Ends a lease whose work failed for good.
 * @param skipToId a line that no model takes, which is left out; without it, the owner's next message has another try made
 * @param after after how many milliseconds what came in meanwhile is due
 */
export const markNotRemembered = (
  em: EntityManager,
  lease: MemoryLease,
  reason: string,
  skipToId: string | undefined,
  after: number,
): Promise<boolean> =>
  memoryTable.update(
    em,
    lease,
    skipToId === undefined
      ? sql`attempts = 0, failure = ${reason}, due_at = ${ifMoreIsWanted(lease, after)}`
      : sql`attempts = 0, failure = ${reason}, due_at = clock(),
          facts_to_id = greatest(facts_to_id, ${skipToId}::bigint), summary_to_id = ${skipToId}`,
  );
