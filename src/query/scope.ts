import { sql } from 'kysely';
import type { RowRef, Sql } from '../database/statement.js';
import type { ProvidedTypes } from './plan.js';

/** A row that the statement reads, and what it computes once for that row. */
export interface Scope {
  /** The row's type in the graph. */
  type: string;
  row: RowRef;
  alias: Sql;
  /** The rows that its fields lead back to, by field. */
  inverse: Readonly<Record<string, Scope>>;
  /** Joined to the row, in this order. */
  joins: Sql[];
}

/** The rows that a statement provides, by name. */
export type ProvidedRows = Readonly<Record<string, ProvidedTypes[string] & { row: RowRef }>>;

/** The scopes of the provided rows. */
export function providedScopes(rows: ProvidedRows): Record<string, Scope> {
  const scopes: Record<string, Scope & { inverse: Record<string, Scope> }> = {};
  for (const [name, { type, row }] of Object.entries(rows))
    scopes[name] = { type, row, alias: sql``, inverse: {}, joins: [] };
  for (const [name, { inverse = {} }] of Object.entries(rows))
    for (const [field, other] of Object.entries(inverse)) scopes[name]!.inverse[field] = scopes[other]!;
  return scopes;
}

/** The joins of all these scopes. */
export const joinsOf = (scopes: readonly Scope[]): Sql =>
  sql.join(
    scopes.flatMap(({ joins }) => joins),
    sql` `,
  );

/** The row of the root, which has none. */
export const noRow: RowRef = () => {
  throw new Error('The root has no row.');
};

/** The scope of the root of an answer or a payload. */
export const rootScope = (type: string): Scope => ({
  type,
  row: noRow,
  alias: sql``,
  inverse: {},
  joins: [],
});
