import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';
import { batchLoader } from '../database/batch-loader.js';
import type { StatementRunner } from '../database/statement-runner.js';
import { placeholder, Statement, type RowRef, type Sql } from '../database/statement.js';
import type { Logger } from '../log.js';

/**
 * Whether an owner's asking is a new access by the database's clock: so long after the last noted one (a minute, or
 * a tenth of the idle threshold) that it has to be noted. Each note costs a write.
 * @param idleThreshold in milliseconds; null where the owner is not to be taken for present
 */
export const isNewAccess = (user: RowRef, idleThreshold: Sql): Sql => sql`
  ${idleThreshold}::float8 IS NOT NULL AND is_new_access(${user('last_active_at')}, ${milliseconds(idleThreshold)})`;

interface Noted {
  owners: readonly string[];
  idleThreshold: number;
}

const noting = new Statement<Noted>(
  'note_accesses',
  sql`SELECT note_accesses(${placeholder(({ owners }: Noted) => owners)}, ${milliseconds(
    placeholder(({ idleThreshold }: Noted) => idleThreshold),
  )}) AS id`,
);

const waiting = new Statement<Noted>(
  'note_access',
  sql`SELECT note_access(${placeholder(({ owners }: Noted) => owners[0])}, ${milliseconds(
    placeholder(({ idleThreshold }: Noted) => idleThreshold),
  )})`,
);

/**
 * Notes that owners are there, in a crowd those of a few milliseconds together. Each begins its owner's next
 * absence, which falls due when the idle threshold has passed.
 */
export class Presence {
  readonly #loader: DataLoader<string, boolean>;

  /** @param idleThreshold in milliseconds */
  constructor(
    private readonly statements: StatementRunner,
    private readonly idleThreshold: number,
    private readonly log: Logger,
  ) {
    this.#loader = batchLoader((owners) => this.#noteAll(owners));
  }

  /** Notes a new access of an owner; where that cannot be done, the log says so, and they are still answered. */
  async note(owner: string): Promise<void> {
    try {
      const { statements, idleThreshold } = this;
      // Somebody is writing for this owner, and nobody else is to wait for that.
      if (!(await this.#loader.load(owner)))
        await statements.run<object, Noted>(waiting, { owners: [owner], idleThreshold });
    } catch (error) {
      this.log.error({ err: error, userId: owner }, 'An access could not be noted.');
    }
  }

  /** @returns of each whether they are noted */
  async #noteAll(owners: readonly string[]): Promise<boolean[]> {
    const { statements, idleThreshold } = this;
    const rows = await statements.run<{ id: string }, Noted>(noting, { owners, idleThreshold });
    const noted = new Set(rows.map(({ id }) => id));
    return owners.map((owner) => noted.has(owner));
  }
}

/**
 * Has an owner's absence looked at when it falls due, or again where it was put off or given up: after
 * something changed that may have held the owner's pets back.
 * @param em the manager of the transaction that changes it
 * @param idleThreshold in milliseconds
 */
export async function watchAbsence(em: EntityManager, ownerId: string, idleThreshold: number): Promise<void> {
  await sql`SELECT expect_absence(${ownerId}, ${milliseconds(idleThreshold)})`.execute(em.getKysely());
  // Words that wait for the end of what held them back are looked at again, too.
  await sql`
    UPDATE outreaches SET due_at = clock()
    WHERE user_id = ${ownerId} AND state = 'WORDED' AND due_at > clock()`.execute(em.getKysely());
}
