import { isEnumType } from 'graphql';
import { sql } from 'kysely';
/** How SQL writes a value of each scalar as JSON, as the scalar's serializer would. */
const scalars = {
    ID: (value) => sql `'"' || ${value} || '"'`,
    Int: (value) => sql `${value}::text`,
    Boolean: (value) => sql `${value}::text`,
    String: (value) => sql `to_json(${value})::text`,
    EmailAddress: (value) => sql `to_json(${value})::text`,
    Locale: (value) => sql `to_json(${value})::text`,
    JSONObject: (value) => sql `${value}::text`,
    DateTime: (value) => sql `to_char(${value} AT TIME ZONE 'UTC', '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"')`,
};
/** Whether SQL can write the values of a type as JSON. */
export const hasJsonSql = (type) => isEnumType(type)
    ? type.getValues().every(({ name, value }) => name === value)
    : Object.hasOwn(scalars, type.name);
/** A value as JSON text; null if the value is null. */
export const jsonOf = (type, value) => (isEnumType(type) ? scalars['ID'] : scalars[type.name])(value);
/**
 * JSON text that PostgreSQL concatenates. Adjacent constants become one, so an object of five fields is five values
 * between six constants. That takes half the time of `json_build_object`.
 */
export class JsonText {
    #pieces = [];
    /** Appends constants, expressions and other texts. */
    add(...pieces) {
        for (const piece of pieces)
            if (piece instanceof JsonText)
                this.add(...piece.#pieces);
            else if (typeof piece === 'string' && typeof this.#pieces.at(-1) === 'string')
                this.#pieces.push(`${this.#pieces.pop()}${piece}`);
            else
                this.#pieces.push(piece);
        return this;
    }
    /** Whether the text is the same for every row. */
    get isConstant() {
        return this.#pieces.every((piece) => typeof piece === 'string');
    }
    /** The text as one expression. */
    get sql() {
        const pieces = this.#pieces.map((piece) => typeof piece === 'string' ? sql `${sql.lit(piece)}::text` : sql `(${piece})`);
        return pieces.length > 0 ? concatenate(pieces) : sql `''::text`;
    }
}
/** Concatenates in halves, so that a wide object makes no deep expression. */
function concatenate(pieces) {
    if (pieces.length === 1)
        return pieces[0];
    const half = Math.ceil(pieces.length / 2);
    return sql `(${concatenate(pieces.slice(0, half))} || ${concatenate(pieces.slice(half))})`;
}
//# sourceMappingURL=json.js.map