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

/** A row that a statement stands on: `message('sent_at')` is that column of it. */
export type RowRef = (column: string) => Sql;

const compiler = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Stands in a statement for a value that is known only when it is run. */
export class Placeholder<Given> {
  constructor(readonly of: (given: Given) => unknown) {}
}

/** A value that is known only when the statement is run, as a parameter of it. */
export const placeholder = (of: Placeholder<never>['of']): Sql => sql`${sql.val(new Placeholder(of))}`;

/** A statement that is written once and run many times, each time with other values. */
export class Statement<Given> {
  readonly text: string;
  readonly #parameters: readonly unknown[];

  /**
   * @param name it is prepared under on each connection, where it then keeps its plan; the same name never stands
   * for another text
   * @param written with `later` for every value that is not always the same
   */
  constructor(
    readonly name: string,
    written: Sql,
  ) {
    const { sql: text, parameters } = written.compile(compiler);
    this.text = text;
    this.#parameters = parameters;
  }

  /** The values of its parameters. */
  values(given: Given): unknown[] {
    return this.#parameters.map((value) =>
      value instanceof Placeholder ? (value as Placeholder<Given>).of(given) : value,
    );
  }
}
