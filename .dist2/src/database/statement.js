import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql, } from 'kysely';
const compiler = new Kysely({
    dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (database) => new PostgresIntrospector(database),
        createQueryCompiler: () => new PostgresQueryCompiler(),
    },
});
/** Takes the place of a value that is known only when the statement runs. */
export class Placeholder {
    constructor(of) {
        this.of = of;
    }
}
/** Makes a parameter whose value is computed when the statement runs. */
export const placeholder = (of) => sql `${sql.val(new Placeholder(of))}`;
/** A statement that is compiled once and runs many times, each time with other values. */
export class Statement {
    #parameters;
    /**
     * @param name the name under which each connection prepares it and keeps its plan; must be unique to this text
     * @param source the SQL, with `placeholder` for every value that changes
     */
    constructor(name, source) {
        this.name = name;
        const { sql: text, parameters } = source.compile(compiler);
        this.text = text;
        this.#parameters = parameters;
    }
    /** Computes the values of its parameters. */
    values(values) {
        return this.#parameters.map((value) => value instanceof Placeholder ? value.of(values) : value);
    }
}
//# sourceMappingURL=statement.js.map