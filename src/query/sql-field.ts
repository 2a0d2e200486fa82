import { Extensions } from 'type-graphql';
import type { RowRef, Sql } from '../database/statement.js';
import type { ListOrder } from '../graphql/connection.js';

/**
 * Terms:
 * - compiled path: one SQL statement, compiled from the selection, answers the operation. No entity is made.
 * - resolver path: resolvers and entities answer the operation. Every error message is made there.
 * - `RowRef`: a row that the statement reads; called with a column name, it gives that column.
 */

/** Values of a field that are known only when the operation runs. */
export interface FieldPlaceholders {
  /** The id of the owner who sent the operation. */
  readonly viewer: Sql;
  /**
   * An argument of the field.
   * @param check throws for an invalid value; the resolver path then answers with the error
   */
  readonly arg: (name: string, check?: (value: string) => unknown) => Sql;
}

/** A value made of the columns of a row. */
export interface SqlValue {
  kind: 'value';
  of: (row: RowRef) => Sql;
  /** The types whose rows it also reads. A mutation that writes them leaves the value to the resolver. */
  reads?: readonly string[];
}

/** Another row, found from the row that has the field. */
export interface SqlOne {
  kind: 'one';
  /** Finds the row, and excludes rows that the viewer may not see. */
  where: (row: RowRef, it: RowRef, placeholders: FieldPlaceholders) => Sql;
  /** The field that leads back from the found row. */
  inverse?: string;
  /** Fields that lead to the same row, such as `chatRoom.pet`: a statement that already reads it does not read it again. */
  via?: string;
}

/** Another row as an edge: with the cursor that it has in a list. */
export interface SqlEdge {
  kind: 'edge';
  one: SqlOne;
  /** The order of that list. */
  order: ListOrder;
}

/** One of several types of rows: the first whose `when` holds, otherwise the last. */
export interface SqlUnion {
  kind: 'union';
  /** By the name of the type in the graph. */
  members: Readonly<Record<string, SqlOne & { when: (row: RowRef) => Sql }>>;
}

/** Rows that are kept for years, in partitions. */
export interface SqlHistory {
  /** How many whole months, besides the current one, a page reads first. */
  recentMonths: number;
  /** The column of the parent row that identifies the history. */
  key: (row: RowRef) => Sql;
  /** When the oldest row was written, if the parent row knows; null if unknown. */
  oldest?: (row: RowRef) => Sql;
  /** A database function that returns up to `limit` rows before a position, newest first. */
  older: (
    key: Sql,
    before: { at: Sql; id: Sql },
    limit: Sql,
    placeholders: Pick<FieldPlaceholders, 'arg'>,
  ) => Sql;
}

/** The rows of a connection. Both paths run this one declaration. */
export interface SqlList {
  kind: 'list';
  where: (row: RowRef, it: RowRef, placeholders: FieldPlaceholders) => Sql;
  order: ListOrder;
  /** Further orders, by the values of the argument `orderBy`. */
  orders?: Readonly<Record<string, ListOrder>>;
  /** As in `SqlOne`. */
  inverse?: string;
  /** Conditions for arguments that are given and not null. */
  filters?: Readonly<Record<string, (it: RowRef, value: Sql) => Sql>>;
  /** The length of the whole list, if the parent row knows it; otherwise the statement counts. */
  count?: (row: RowRef) => Sql;
  /** Set if the list is a history. */
  history?: SqlHistory;
  /**
   * A database function that returns up to `limit` rows of the list after a position, or from its beginning, instead of
   * the table. Only for a list that takes neither `last` nor `before`.
   */
  rows?: (
    row: RowRef,
    after: { at: Sql; id: Sql } | undefined,
    limit: Sql,
    placeholders: Pick<FieldPlaceholders, 'arg'>,
  ) => Sql;
}

/** A row that the statement of a mutation provides to its payload. */
export interface SqlProvided {
  kind: 'provided';
  /** The row's name among the provided rows. */
  name: string;
  /** Set if the payload has the row as an edge: the order of the list that gives it its cursor. */
  order?: ListOrder;
}

/** How SQL answers a field. */
export type FieldSql = SqlValue | SqlOne | SqlEdge | SqlUnion | SqlList | SqlProvided;

/**
 * Declares how SQL answers a field; it goes beside the field's resolver. A plain `@Field` property needs none,
 * because its column is known. A field without a declaration is left to its resolver.
 */
export const SqlField = (field: FieldSql) => Extensions({ sql: field });

/** Where old rows of a type are kept. */
export interface ArchiveTables {
  /** The view over the table and its archive. */
  view: string;
  /** The table of archived rows, with the same columns. */
  archive: string;
}

/** Declares that old rows of a type move to an archive table. */
export const WithArchive = (tables: ArchiveTables) => Extensions({ archive: tables });

/** Declares a value made of the columns of a row. */
export const value = (of: SqlValue['of'], reads: readonly string[] = []): SqlValue => ({
  kind: 'value',
  of,
  reads,
});

/** Declares another row. */
export const one = (where: SqlOne['where'], how: Pick<SqlOne, 'inverse' | 'via'> = {}): SqlOne => ({
  kind: 'one',
  where,
  ...how,
});

/** Declares another row as an edge. @param order the order of the list that gives it its cursor */
export const edge = (found: SqlOne, order: ListOrder): SqlEdge => ({ kind: 'edge', one: found, order });

/** Declares one of several types of rows. */
export const union = (members: SqlUnion['members']): SqlUnion => ({ kind: 'union', members });

/** Declares the rows of a connection. */
export const list = (how: Omit<SqlList, 'kind'>): SqlList => ({ kind: 'list', ...how });

/** Declares a provided row of a payload. @param order makes it an edge, with its cursor in a list of this order */
export const provided = (name: string, order?: ListOrder): SqlProvided => ({
  kind: 'provided',
  name,
  ...(order && { order }),
});
