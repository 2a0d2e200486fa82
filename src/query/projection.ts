import { LRUCache } from 'lru-cache';
import { Statement, type Sql } from '../database/statement.js';
import type { BoundArguments } from './bound-arguments.js';
import { viewerPlaceholder, type ProjectionSql } from './compiler.js';
import type { RootFieldPlan } from './plan.js';
import type { ProvidedRows } from './scope.js';

// All statements together, in characters.
const maxCharacters = 4_000_000;

/** A plan in the cache; the cache keeps it as long as the parsed operation lives. */
export interface CachedPlan<P> {
  readonly id: number;
  /** Undefined if resolvers must answer. */
  readonly plan: P | undefined;
}

/** The compiled statements; it keeps the most recently used. */
export class StatementCache {
  readonly #kept = new LRUCache<string, Statement<never>>({
    maxSize: maxCharacters,
    sizeCalculation: ({ text }) => text.length,
  });
  #names = 0;

  /** The statement under a key, if it is still kept. */
  get<Values>(key: string): Statement<Values> | undefined {
    return this.#kept.get(key);
  }

  /** Keeps a new statement under a key. */
  add<Values>(key: string, text: Sql): Statement<Values> {
    const statement = new Statement<Values>(`query_${++this.#names}`, text);
    this.#kept.set(key, statement);
    return statement;
  }
}

/** The part of a projection that every run of one plan shares. */
export interface CompiledProjection {
  readonly cached: CachedPlan<RootFieldPlan>;
  /** Compiles the projection for a statement that provides the rows. */
  readonly compile: (bound: BoundArguments, rows: ProvidedRows, viewer: Sql) => ProjectionSql;
  readonly statements: StatementCache;
}

/** What one operation selects of an event, or of the rows a mutation wrote, ready to go into a statement. */
export class Projection {
  constructor(
    private readonly compiled: CompiledProjection,
    /** The part of the arguments that changes the statement's text. */
    private readonly shape: string,
    /** The arguments of the root field. */
    readonly args: Readonly<Record<string, unknown>>,
    /** The values of the projection's placeholders. */
    readonly bound: BoundArguments,
  ) {}

  /** The response key of the root field. */
  get key(): string {
    return this.compiled.cached.plan!.key;
  }

  /** Equal for two operations of one owner that select the same, so that they can share a feed. */
  get shareKey(): string {
    return `${this.compiled.cached.id} ${this.shape} ${JSON.stringify(this.bound.args)}`;
  }

  /**
   * The statement with this projection, compiled when first needed.
   * @param variant distinguishes statements of different purposes
   * @param viewer the owner whose rights apply; the caller by default, or the reader of a row in a batched read
   */
  statement<Values>(
    variant: string,
    rows: ProvidedRows,
    write: (projection: ProjectionSql) => Sql,
    viewer: Sql = viewerPlaceholder,
  ): Statement<Values & BoundArguments> {
    const { cached, compile, statements } = this.compiled;
    const key = `${cached.id} ${variant} ${this.shape}`;
    return statements.get(key) ?? statements.add(key, write(compile(this.bound, rows, viewer)));
  }
}
