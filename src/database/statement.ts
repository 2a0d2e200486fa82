import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type RawBuilder,
} from 'kysely';

/** A piece of SQL. */
export type Sql = RawBuilder<unknown>;

/** Refers to a row in a statement: `message('sent_at')` is that row's column. */
export type RowRef = (column: string) => Sql;

const compiler = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Takes the place of a value that is known only when the statement runs. */
export class Placeholder<Values> {
  constructor(readonly of: (values: Values) => unknown) {}
}

/** Makes a parameter whose value is computed when the statement runs. */
export const placeholder = (of: Placeholder<never>['of']): Sql => sql`${sql.val(new Placeholder(of))}`;

/** A statement that is compiled once and runs many times, each time with other values. */
export class Statement<Values> {
  readonly text: string;
  readonly #parameters: readonly unknown[];

  /**
   * @param name the name under which each connection prepares it and keeps its plan; must be unique to this text
   * @param source the SQL, with `placeholder` for every value that changes
   */
  constructor(
    readonly name: string,
    source: Sql,
  ) {
    const { sql: text, parameters } = source.compile(compiler);
    this.text = text;
    this.#parameters = parameters;
  }

  /** Computes the values of its parameters. */
  values(values: Values): unknown[] {
    return this.#parameters.map((value) =>
      value instanceof Placeholder ? (value as Placeholder<Values>).of(values) : value,
    );
  }
}
