import {
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { sql } from 'kysely';
import type { Viewer } from '../context.js';
import type { NamedStatements } from '../database/named-statements.js';
import { later, Statement, type Row, type Sql } from '../database/statement.js';
import { ask, shapeOf, type Asked } from './asked.js';
import { Outliner, type Outlined } from './outline.js';
import { StatementWriter } from './statement.js';
import type { Tables } from './tables.js';

// Of one document; what is past them is written anew each time.
const mostKept = 50;

/** What the read road stands on. */
export interface ReadRoadParts {
  schema: GraphQLSchema;
  tables: Tables;
  statements: NamedStatements;
  /** Whether the asking owner's session still stands; of the row of the owner. */
  stands: (user: Row, sessionId: Sql) => Sql;
  /** Whether this access is to be noted; of the same row. */
  isNews: (user: Row) => Sql;
}

/** What the read road says to a query. */
export interface Answer {
  /** The data, as JSON; null stands where a resolver has to answer. */
  data: string;
  /** What resolvers have to answer, as an operation of the same document; undefined where that is nothing. */
  holes: OperationDefinitionNode | undefined;
  /** Whether this access is to be noted. */
  isNews: boolean;
}

interface Plan {
  outlined: Outlined | undefined;
  statements: Map<string, Statement<Asked>>;
}

/**
 * Answers queries by one statement each, made from the selection: see docs/READ-ROAD.md. Whatever is not
 * plainly right (a session that has ended, an argument at fault, a thing that is not there) it leaves to the
 * plain road, which has the words for it.
 */
export class ReadRoad {
  // With the documents, which whoever parses them keeps or forgets.
  readonly #plans = new WeakMap<OperationDefinitionNode, Map<string, Plan>>();
  #names = 0;

  constructor(private readonly parts: ReadRoadParts) {}

  /**
   * @param document valid, and the operation one of its own
   * @param inputs the variables as they were given
   * @returns undefined where the plain road has to answer
   */
  async answer(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    inputs: Readonly<Record<string, unknown>>,
    viewer: Viewer,
  ): Promise<Answer | undefined> {
    const { schema, statements } = this.parts;
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs);
    const { outlined, statements: written } = coerced ? this.#plan(document, operation, coerced) : noPlan;
    if (!outlined || !coerced) return undefined;
    let row: { is_news: boolean; answer: string | null } | undefined;
    try {
      const asked = ask(viewer, outlined.argued, coerced);
      const shape = shapeOf(asked, outlined.argued);
      const known = written.get(shape);
      const statement = known ?? this.#write(outlined, asked);
      if (!known && written.size < mostKept) written.set(shape, statement);
      // Asked for the first time, it may be the last.
      [row] = await (known ? statements.run(statement, asked) : statements.runOnce(statement, asked));
    } catch (error) {
      // An argument at fault.
      if (error instanceof GraphQLError) return undefined;
      throw error;
    }
    if (!row || row.answer === null) return undefined;
    const selections = outlined.holes;
    return {
      data: row.answer,
      isNews: row.is_news,
      holes:
        selections.length > 0
          ? { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } }
          : undefined,
    };
  }

  #plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): Plan {
    const plans = this.#plans.get(operation) ?? new Map<string, Plan>();
    this.#plans.set(operation, plans);
    // Only these decide over @skip and @include.
    const key = Object.values(variables)
      .filter((value) => typeof value === 'boolean')
      .join();
    const known = plans.get(key);
    if (known) return known;
    const fragments = Object.fromEntries(
      document.definitions
        .filter(
          (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
        )
        .map((fragment) => [fragment.name.value, fragment]),
    );
    const { schema, tables } = this.parts;
    const outliner = new Outliner(schema, tables, fragments, variables);
    const plan = { outlined: outliner.query(operation), statements: new Map<string, Statement<Asked>>() };
    if (plans.size < mostKept) plans.set(key, plan);
    return plan;
  }

  #write(outlined: Outlined, asked: Asked): Statement<Asked> {
    const { schema, tables, stands, isNews } = this.parts;
    const answer = new StatementWriter(schema, tables, asked).answer(outlined.root);
    const standing = stands(
      user,
      later(({ sessionId }: Asked) => sessionId),
    );
    const written = sql`
      SELECT ${isNews(user)} AS is_news, ${answer} AS answer FROM users AS viewer
      WHERE ${user('id')} = ${later(({ viewer }: Asked) => viewer)} AND ${standing}`;
    return new Statement(`read_${++this.#names}`, written);
  }
}

const user: Row = (column) => sql.id('viewer', column);

const noPlan: Plan = { outlined: undefined, statements: new Map() };
