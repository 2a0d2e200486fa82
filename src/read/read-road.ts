import {
  getArgumentValues,
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { isRefusal } from '../database/fault.js';
import type { NamedStatements } from '../database/named-statements.js';
import { later, type Row, type Sql } from '../database/statement.js';
import type { ListOrder } from '../graphql/connection.js';
import type { Logger } from '../log.js';
import { ask, shapeOf } from './ask.js';
import type { Asked, Asker } from './asked.js';
import type { HandedTypes, Outlined, OutlinedField } from './outline.js';
import { Outliner } from './outliner.js';
import type { HandedRows } from './scope.js';
import { Shown, Statements, type Plan, type ShownPlan } from './shown.js';
import { theAsker, StatementWriter, type ShownSql } from './statement-writer.js';
import type { Tables } from './tables.js';

// Of one operation, with other sides of its @skip and @include.
const mostPlans = 8;
// What is longer takes PostgreSQL longer to plan than resolvers to answer.
const longestText = 64_000;

/** What the read road stands on. */
export interface ReadRoadParts {
  schema: GraphQLSchema;
  tables: Tables;
  statements: NamedStatements;
  log: Logger;
  /** Whether the asking owner's session still stands; of the row of the owner. */
  stands: (user: Row, sessionId: Sql) => Sql;
  /** Whether this is an access that has to be noted; of the same row. */
  isNewAccess: (user: Row, idleThreshold: Sql) => Sql;
}

/** A valid operation, as it was asked. */
export interface AskedOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As they were given. */
  variables: Readonly<Record<string, unknown>>;
}

/** What the read road says to a query. */
export interface Answer {
  /** The data, as JSON; null stands where a resolver has to answer. */
  data: string;
  /** What resolvers have to answer, as an operation of the same document; undefined where that is nothing. */
  holes: OperationDefinitionNode | undefined;
  /** Whether the asking owner's access has to be noted. */
  isNewAccess: boolean;
}

/**
 * Answers queries by one statement each, made from the selection, and shows events and what was written in the
 * same way: see docs/READ-ROAD.md. Whatever is not plainly right (a session that has ended, an argument at fault,
 * a thing that is not there) it leaves to the plain road, which has the words for it.
 */
export class ReadRoad {
  readonly #plans = new WeakMap<OperationDefinitionNode, LRUCache<string, Plan<unknown>>>();
  /** One for all askings of a plan. */
  readonly #hows = new WeakMap<Plan<OutlinedField>, ShownPlan>();
  readonly #statements = new Statements();
  #count = 0;

  constructor(private readonly parts: ReadRoadParts) {}

  /** Answers a query. @returns undefined where the plain road has to */
  async answer(asked: AskedOperation, asker: Asker): Promise<Answer | undefined> {
    const variables = this.#coerce(asked);
    const plan =
      variables && this.#plan<Outlined>(asked, variables, (outliner) => outliner.query(asked.operation));
    if (!plan?.outline) return undefined;
    const { argued, root, holes } = plan.outline;
    const { statements } = this.parts;
    let row: { answer: string | null; is_new_access: boolean } | undefined;
    try {
      const asking = ask(asker, argued, variables!);
      const shape = shapeOf(asking, argued);
      const key = `${plan.id} ${shape}`;
      const known = this.#statements.get<Asked>(key);
      const statement = known ?? this.#statements.write<Asked>(key, () => this.#answering(root, asking));
      if (statement.text.length > longestText) return undefined;
      // Asked for the first time, it may be the last.
      [row] = await (known ? statements.run(statement, asking) : statements.runOnce(statement, asking));
    } catch (error) {
      // An argument at fault.
      if (error instanceof GraphQLError) return undefined;
      if (!isRefusal(error)) throw error;
      this.parts.log.error(
        { err: error },
        'A statement of the read road was refused; the plain road answers.',
      );
      return undefined;
    }
    if (!row || row.answer === null) return undefined;
    return {
      data: row.answer,
      holes:
        holes.length > 0
          ? { ...asked.operation, selectionSet: { kind: Kind.SELECTION_SET, selections: holes } }
          : undefined,
      isNewAccess: row.is_new_access,
    };
  }

  /**
   * What a subscription shows of each edge.
   * @param order of the feed
   * @returns undefined where resolvers have to
   */
  event(asked: AskedOperation, asker: Asker, order: ListOrder): Shown | undefined {
    return this.#shown(
      asked,
      asker,
      (outliner) => outliner.event(asked.operation),
      (writer, { object }, rows) => writer.edge(object, rows, order),
    );
  }

  /**
   * What a mutation shows of the rows that it wrote.
   * @param writes the types whose rows it writes
   * @returns undefined where resolvers have to
   */
  payload(
    asked: AskedOperation,
    asker: Asker,
    types: HandedTypes,
    writes: readonly string[],
  ): Shown | undefined {
    return this.#shown(
      asked,
      asker,
      (outliner) => outliner.payload(asked.operation, types, writes),
      (writer, { object }, rows) => writer.payload(object, rows),
    );
  }

  #shown(
    asked: AskedOperation,
    asker: Asker,
    draw: (outliner: Outliner) => OutlinedField | undefined,
    show: (writer: StatementWriter, outline: OutlinedField, rows: HandedRows) => ShownSql,
  ): Shown | undefined {
    const variables = this.#coerce(asked);
    const plan = variables && this.#plan(asked, variables, draw);
    if (!plan?.outline) return undefined;
    const { outline } = plan;
    try {
      const asking = ask(asker, outline.argued, variables!);
      const shape = shapeOf(asking, outline.argued);
      const { schema, tables } = this.parts;
      const how: ShownPlan = this.#hows.get(plan) ?? {
        plan,
        show: (one, rows, viewer) => show(new StatementWriter(schema, tables, one, viewer), outline, rows),
        statements: this.#statements,
      };
      this.#hows.set(plan, how);
      return new Shown(how, shape, getArgumentValues(outline.field, outline.node, variables), asking);
    } catch (error) {
      if (error instanceof GraphQLError) return undefined;
      throw error;
    }
  }

  #coerce({ operation, variables }: AskedOperation): Record<string, unknown> | undefined {
    return getVariableValues(this.parts.schema, operation.variableDefinitions ?? [], variables).coerced;
  }

  #plan<Outline>(
    { document, operation }: AskedOperation,
    variables: Readonly<Record<string, unknown>>,
    draw: (outliner: Outliner) => Outline | undefined,
  ): Plan<Outline> {
    const plans = this.#plans.get(operation) ?? new LRUCache<string, Plan<unknown>>({ max: mostPlans });
    this.#plans.set(operation, plans);
    // Only these decide over @skip and @include.
    const key = Object.values(variables)
      .filter((value) => typeof value === 'boolean')
      .join();
    const known = plans.get(key);
    if (known) return known as Plan<Outline>;
    const fragments = Object.fromEntries(
      document.definitions
        .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
    const outline = draw(new Outliner(this.parts.schema, this.parts.tables, fragments, variables));
    const plan = { id: ++this.#count, outline };
    plans.set(key, plan);
    return plan;
  }

  #answering(root: Outlined['root'], asking: Asked): Sql {
    const { schema, tables, stands, isNewAccess } = this.parts;
    const answer = new StatementWriter(schema, tables, asking, theAsker).answer(root);
    const standing = stands(
      user,
      later(({ sessionId }: Asked) => sessionId),
    );
    return sql`
      SELECT ${answer} AS answer, ${isNewAccess(
        user,
        later(({ idleThreshold }: Asked) => idleThreshold),
      )} AS is_new_access FROM users AS viewer
      WHERE ${user('id')} = ${later(({ viewer }: Asked) => viewer)} AND ${standing}`;
  }
}

const user: Row = (column) => sql.id('viewer', column);
