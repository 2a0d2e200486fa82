import { isEnumType, type GraphQLLeafType } from 'graphql';
import { sql } from 'kysely';
import type { Sql } from '../database/statement.js';

/** How a value of each scalar becomes the JSON that its serialiser makes of it, as SQL text. */
const scalars: Readonly<Record<string, (value: Sql) => Sql>> = {
  ID: (value) => sql`'"' || ${value} || '"'`,
  Int: (value) => sql`${value}::text`,
  Boolean: (value) => sql`${value}::text`,
  String: (value) => sql`to_json(${value})::text`,
  DateTime: (value) => sql`to_char(${value} AT TIME ZONE 'UTC', '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"')`,
};

/** Whether SQL can write the values of a type. */
export const hasJsonSql = (type: GraphQLLeafType): boolean =>
  isEnumType(type)
    ? type.getValues().every(({ name, value }) => name === value)
    : Object.hasOwn(scalars, type.name);

/** The JSON of a value, as SQL text; null where the value is. */
export const jsonOf = (type: GraphQLLeafType, value: Sql): Sql =>
  (isEnumType(type) ? scalars['ID']! : scalars[type.name]!)(value);

/**
 * Text that is put together in the database. Constant pieces that meet become one, so that an object of five
 * fields is five values between six constants: half the time of `json_build_object`.
 */
export class JsonText {
  readonly #pieces: (string | Sql)[] = [];

  add(...pieces: (string | Sql | JsonText)[]): this {
    for (const piece of pieces)
      if (piece instanceof JsonText) this.add(...piece.#pieces);
      else if (typeof piece === 'string' && typeof this.#pieces.at(-1) === 'string')
        this.#pieces.push(`${this.#pieces.pop() as string}${piece}`);
      else this.#pieces.push(piece);
    return this;
  }

  /** Whether it is the same whatever the rows hold. */
  get isConstant(): boolean {
    return this.#pieces.every((piece) => typeof piece === 'string');
  }

  /** The text as one expression. */
  get sql(): Sql {
    const pieces = this.#pieces.map((piece) =>
      typeof piece === 'string' ? sql`${sql.lit(piece)}::text` : sql`(${piece})`,
    );
    return pieces.length > 0 ? joined(pieces) : sql`''::text`;
  }
}

/** Joined in halves, so that a wide object makes no deep expression. */
function joined(pieces: readonly Sql[]): Sql {
  if (pieces.length === 1) return pieces[0]!;
  const half = Math.ceil(pieces.length / 2);
  return sql`(${joined(pieces.slice(0, half))} || ${joined(pieces.slice(half))})`;
}
