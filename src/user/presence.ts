import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import { sql } from 'kysely';
import { batchLoader } from '../database/batch-loader.js';
import { milliseconds } from '../database/clock.js';
import { placeholder, Statement, type RowRef, type Sql } from '../database/statement.js';
import type { StatementRunner } from '../database/statement-runner.js';
import type { Logger } from '../log.js';

/**
 * Whether an access of an owner must be noted: at most once a minute, or a tenth of the idle threshold, because each
 * note is a write.
 * @param idleThreshold in milliseconds; null if the operation is no access of its owner
 */
export const isNewAccess = (user: RowRef, idleThreshold: Sql): Sql => sql`
  ${idleThreshold}::float8 IS NOT NULL AND is_new_access(${user('last_active_at')}, ${milliseconds(idleThreshold)})`;

interface NoteValues {
  owners: readonly string[];
  idleThreshold: number;
}

const idleThreshold = milliseconds(placeholder((values: NoteValues) => values.idleThreshold));

const noteAll = new Statement<NoteValues>(
  'note_accesses',
  sql`SELECT note_accesses(${placeholder(({ owners }: NoteValues) => owners)}, ${idleThreshold}) AS id`,
);

const noteOne = new Statement<NoteValues>(
  'note_access',
  sql`SELECT note_access(${placeholder(({ owners }: NoteValues) => owners[0])}, ${idleThreshold})`,
);

/**
 * Notes accesses of owners; accesses within a few milliseconds share one statement. Each access begins the owner's next
 * absence, which becomes due after the idle threshold.
 */
export class Presence {
  readonly #loader: DataLoader<string, boolean>;

  /** @param threshold the idle threshold, in milliseconds */
  constructor(
    private readonly statements: StatementRunner,
    private readonly threshold: number,
    private readonly log: Logger,
  ) {
    this.#loader = batchLoader((owners) => this.#noteAll(owners));
  }

  /** Notes an access. A failure is logged and does not fail the operation. */
  async note(owner: string): Promise<void> {
    try {
      // The batch skips an owner whose row is locked, so that the others do not wait.
      if (!(await this.#loader.load(owner)))
        await this.statements.run<object, NoteValues>(noteOne, {
          owners: [owner],
          idleThreshold: this.threshold,
        });
    } catch (error) {
      this.log.error({ err: error, userId: owner }, 'An access could not be noted.');
    }
  }

  /** Returns for each owner whether the access is noted. */
  async #noteAll(owners: readonly string[]): Promise<boolean[]> {
    const rows = await this.statements.run<{ id: string }, NoteValues>(noteAll, {
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
export async function watchAbsence(em: EntityManager, ownerId: string, threshold: number): Promise<void> {
  await sql`SELECT expect_absence(${ownerId}, ${milliseconds(threshold)})`.execute(em.getKysely());
  // An outreach whose text waits for the end of a hold is looked at again, too.
  await sql`
    UPDATE outreaches SET due_at = clock()
    WHERE user_id = ${ownerId} AND state = 'WORDED' AND due_at > clock()`.execute(em.getKysely());
}
