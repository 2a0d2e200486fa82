import { sql } from 'kysely';
import type { Sql } from './database/statement.js';

/** Fields of an exported line, each made of columns. */
export interface ExportedField {
  columns: readonly string[];
  value: Sql;
}

/** How a table's rows lead to the owner whom they belong to. */
export type Belongs =
  /** A column with the owner's id. */
  | { owner: string }
  /** A column with the id of one of the owner's chat rooms. */
  | { room: string }
  /** A foreign key that deletes the rows with their parent's. */
  | { cascade: string }
  /** Nobody: the rows are the operator's. */
  | 'operator';

/** What erasing an account does with a table. */
export type ErasureRule =
  /** Deletes the owner's rows. `atOnce` in the transaction that deletes the account, otherwise after it. */
  | { rows: 'deleted'; atOnce?: boolean }
  /** Keeps the rows, overwrites columns and keeps the others, in the transaction that deletes the account. */
  | { overwritten: Readonly<Record<string, Sql>>; kept: readonly string[] };

/**
 * What a table keeps of an owner: every column is exported or named as not exported, and erased or named as kept. A
 * test fails for a column that is neither.
 */
export interface PersonalTable {
  table: string;
  belongs: Belongs;
  /** The type of its lines in the export; undefined if the table is not exported. */
  line?: string;
  /** The fields of a line, by name. */
  exported: Readonly<Record<string, ExportedField>>;
  notExported: readonly string[];
  /** The columns that order its lines; the id alone by default. */
  order?: { at: string; id?: string };
  erased: ErasureRule;
  /** Set if the table is partitioned: `all_TABLE` is the view over the table and its archive. */
  isPartitioned?: boolean;
}

/** A column as it is. */
export const column = (name: string): ExportedField => ({ columns: [name], value: sql.ref(name) });

/** An id, as text. */
export const idText = (name: string): ExportedField => ({
  columns: [name],
  value: sql`${sql.ref(name)}::text`,
});

/** A moment, as ISO 8601 in UTC. */
export const moment = (name: string): ExportedField => ({
  columns: [name],
  value: sql`to_char(${sql.ref(name)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
});

/** Several columns as one object. */
export const object = (columns: Readonly<Record<string, string>>): ExportedField => ({
  columns: Object.values(columns),
  value: sql`json_build_object(${sql.join(
    Object.entries(columns).map(([key, name]) => sql`${sql.lit(key)}, ${sql.ref(name)}`),
  )})`,
});

/** One key of a JSON column. */
export const jsonKey = (name: string, key: string): ExportedField => ({
  columns: [name],
  value: sql`${sql.ref(name)} ->> ${sql.lit(key)}`,
});

/** The columns of a soft delete, overwritten. */
export const markedDeleted: Readonly<Record<string, Sql>> = {
  is_deleted: sql`true`,
  deleted_at: sql`coalesce(deleted_at, clock())`,
  updated_at: sql`clock()`,
};
