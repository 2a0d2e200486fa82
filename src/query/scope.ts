import { sql } from 'kysely';
import type { RowRef, Sql } from '../database/statement.js';
import type { ProvidedTypes } from './plan.js';

/** A row that the statement stands on, and what is read once for it. */
export interface Scope {
  /** Its type in the graph. */
  type: string;
  row: RowRef;
  alias: Sql;
  /** Rows that fields of it lead back to. */
  inverse: Readonly<Record<string, Scope>>;
  /** Joined to it, in this order. */
  joins: Sql[];
}

/** Rows that somebody else's statement stands on, by name. */
export type ProvidedRows = Readonly<Record<string, ProvidedTypes[string] & { row: RowRef }>>;

/** The scopes of rows that are handed over. */
export function providedScopes(rows: ProvidedRows): Record<string, Scope> {
  const scopes: Record<string, Scope & { inverse: Record<string, Scope> }> = {};
  for (const [name, { type, row }] of Object.entries(rows))
    scopes[name] = { type, row, alias: sql``, inverse: {}, joins: [] };
  for (const [name, { back = {} }] of Object.entries(rows))
    for (const [field, other] of Object.entries(back)) scopes[name]!.inverse[field] = scopes[other]!;
  return scopes;
}

/** What is joined to scopes. */
export const joined = (scopes: readonly Scope[]): Sql =>
  sql.join(
    scopes.flatMap(({ joins }) => joins),
    sql` `,
  );

/** The top of the answer stands on no row. */
export const noRow: RowRef = () => {
  throw new Error('There is no row here.');
};

/** The top of an answer, or of a payload. */
export const rootScope = (type: string): Scope => ({
  type,
  row: noRow,
  alias: sql``,
  inverse: {},
  joins: [],
});
