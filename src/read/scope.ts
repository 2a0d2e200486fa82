import { sql } from 'kysely';
import type { Row, Sql } from '../database/statement.js';
import type { HandedTypes } from './outline.js';

/** A row that the statement stands on, and what is read once for it. */
export interface Scope {
  /** Its type in the graph. */
  type: string;
  row: Row;
  alias: Sql;
  /** Rows that fields of it lead back to. */
  back: Readonly<Record<string, Scope>>;
  /** Joined to it, in this order. */
  joins: Sql[];
}

/** Rows that somebody else's statement stands on, by name. */
export type HandedRows = Readonly<Record<string, HandedTypes[string] & { row: Row }>>;

/** The scopes of rows that are handed over. */
export function scopesOf(rows: HandedRows): Record<string, Scope> {
  const scopes: Record<string, Scope & { back: Record<string, Scope> }> = {};
  for (const [name, { type, row }] of Object.entries(rows))
    scopes[name] = { type, row, alias: sql``, back: {}, joins: [] };
  for (const [name, { back = {} }] of Object.entries(rows))
    for (const [field, other] of Object.entries(back)) scopes[name]!.back[field] = scopes[other]!;
  return scopes;
}

/** What is joined to scopes. */
export const joined = (scopes: readonly Scope[]): Sql =>
  sql.join(
    scopes.flatMap(({ joins }) => joins),
    sql` `,
  );

/** The top of the answer stands on no row. */
export const noRow: Row = () => {
  throw new Error('There is no row here.');
};

/** The top of an answer, or of a payload. */
export const nowhere = (type: string): Scope => ({ type, row: noRow, alias: sql``, back: {}, joins: [] });
