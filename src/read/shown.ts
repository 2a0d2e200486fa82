import { LRUCache } from 'lru-cache';
import { Statement, type Sql } from '../database/statement.js';
import type { Asked } from './asked.js';
import type { OutlinedField } from './outline.js';
import type { HandedRows } from './scope.js';
import { theAsker, type ShownSql } from './statement-writer.js';

// Of all statements together, in characters.
const mostText = 16_000_000;

/** What an operation asks for; kept for as long as whoever parsed it keeps the operation. */
export interface Plan<Outline> {
  readonly id: number;
  readonly outline: Outline | undefined;
}

/** The statements that were written, the last used ones kept. */
export class Statements {
  readonly #kept = new LRUCache<string, Statement<never>>({
    maxSize: mostText,
    sizeCalculation: ({ text }) => text.length,
  });
  #names = 0;

  get<Given>(key: string): Statement<Given> | undefined {
    return this.#kept.get(key);
  }

  write<Given>(key: string, write: () => Sql): Statement<Given> {
    const statement = new Statement<Given>(`read_${++this.#names}`, write());
    this.#kept.set(key, statement);
    return statement;
  }
}

/** What is shown, and how: the part of it that is the same at every asking. */
export interface ShownPlan {
  readonly plan: Plan<OutlinedField>;
  /** Writes what is shown to a viewer into a statement that stands on the rows. */
  readonly show: (asking: Asked, rows: HandedRows, viewer: Sql) => ShownSql;
  readonly statements: Statements;
}

/** What one asking shows of an event, or of what a mutation wrote: put into a statement that stands on the rows. */
export class Shown {
  constructor(
    private readonly how: ShownPlan,
    /** How it is asked shapes the statement. */
    private readonly shape: string,
    /** The arguments of the root field. */
    readonly args: Readonly<Record<string, unknown>>,
    /** Values that the statement is given beside its own. */
    readonly asked: Asked,
  ) {}

  /** The key under which it is answered. */
  get key(): string {
    return this.how.plan.outline!.key;
  }

  /** The same for askings of one owner that are shown the same of the same rows. */
  get share(): string {
    return `${this.how.plan.id} ${this.shape} ${JSON.stringify(this.asked.args)}`;
  }

  /**
   * The statement that shows it, written when it is first needed.
   * @param variant tells statements of different purposes apart
   * @param viewer who is shown it: who asked, but in a statement for several owners
   */
  statement<Given>(
    variant: string,
    rows: HandedRows,
    write: (shown: ShownSql) => Sql,
    viewer: Sql = theAsker,
  ): Statement<Given & Asked> {
    const { plan, show, statements } = this.how;
    const key = `${plan.id} ${variant} ${this.shape}`;
    return statements.get(key) ?? statements.write(key, () => write(show(this.asked, rows, viewer)));
  }
}
