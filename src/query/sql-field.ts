import { Extensions } from 'type-graphql';
import type { RowRef, Sql } from '../database/statement.js';
import type { ListOrder } from '../graphql/connection.js';

/**
 * Words used here.
 * - read road: an operation answered by one statement that is made from its selection, with no entities.
 *   plain road: the same by resolvers and entities, which is also where every refusal is worded.
 * - row: one row of a table that a statement stands on; called with a column, it names that column.
 */

/** What is known only when the operation is asked. */
export interface FieldPlaceholders {
  /** The id of the owner who asks. */
  readonly viewer: Sql;
  /**
   * An argument of the field.
   * @param check refuses a value that will not do, by throwing; the plain road then says why
   */
  readonly arg: (name: string, check?: (value: string) => unknown) => Sql;
}

/** A value made of a row's columns. */
export interface SqlValue {
  kind: 'value';
  of: (row: RowRef) => Sql;
}

/** Another row, found from the one that has the field. */
export interface SqlOne {
  kind: 'one';
  /** What finds it, and keeps what the asking owner may not see from being found. */
  where: (row: RowRef, it: RowRef, given: FieldPlaceholders) => Sql;
  /** The field by which it leads back to the row that it was found from. */
  inverse?: string;
  /** The same row by way of fields, as in `chatRoom.pet`: where the statement stands on it already, it is not read again. */
  via?: string;
}

/** One of several kinds of rows: the first whose `when` holds, else the last. */
export interface SqlUnion {
  kind: 'oneOf';
  /** By the name of the type in the graph. */
  members: Readonly<Record<string, SqlOne & { when: (row: RowRef) => Sql }>>;
}

/** Rows that are kept in partitions, for years. */
export interface SqlHistory {
  /** How many whole months of it, beside the running one, are read first. */
  recentMonths: number;
  /** The row's column that names whose history it is. */
  key: (row: RowRef) => Sql;
  /** When the oldest of it was written, where the row may know; null for not known. */
  oldest?: (row: RowRef) => Sql;
  /** A function in the database that gives so many of its rows from before a position, the newest first. */
  older: (key: Sql, before: { at: Sql; id: Sql }, atMost: Sql, given: FieldPlaceholders) => Sql;
}

/** Rows in a connection. */
export interface SqlList {
  kind: 'list';
  where: (row: RowRef, it: RowRef, given: FieldPlaceholders) => Sql;
  order: ListOrder;
  /** As in `ReadOne`. */
  inverse?: string;
  /** Further conditions, for arguments that are given and not null. */
  filters?: Readonly<Record<string, (it: RowRef, value: Sql) => Sql>>;
  /** How many the whole list holds, where the row knows; else they are counted. */
  count?: (row: RowRef) => Sql;
  /** Set where the list is a history. */
  history?: SqlHistory;
}

/** A row of a payload, which the statement that wrote it hands over. */
export interface SqlProvided {
  kind: 'handed';
  /** Its name among those that are handed over. */
  name: string;
}

/** How a field is read on the read road. */
export type FieldSql = SqlValue | SqlOne | SqlUnion | SqlList | SqlProvided;

/**
 * Says how a field is read on the read road, in the place where the plain road's resolver stands. A property
 * with `@Field` needs none: its column is known. A field without either is answered by its resolver.
 */
export const SqlField = (field: FieldSql) => Extensions({ read: field });

/** Where the rows of a type are found, where that is more than its own table. */
export interface ArchiveTables {
  /** Over both. */
  view: string;
  /** Where what is old has gone, in the same shape. */
  archive: string;
}

/** Says where the rows of a type are found, where that is more than its own table. */
export const WithArchive = (more: ArchiveTables) => Extensions({ readFrom: more });

/** A value made of a row's columns. */
export const value = (of: SqlValue['of']): SqlValue => ({ kind: 'value', of });

/** Another row. */
export const one = (where: SqlOne['where'], how: Pick<SqlOne, 'inverse' | 'via'> = {}): SqlOne => ({
  kind: 'one',
  where,
  ...how,
});

/** One of several kinds of rows. */
export const union = (members: SqlUnion['members']): SqlUnion => ({ kind: 'oneOf', members });

/** Rows in a connection. */
export const list = (how: Omit<SqlList, 'kind'>): SqlList => ({ kind: 'list', ...how });

/** A row of a payload. */
export const provided = (name: string): SqlProvided => ({ kind: 'handed', name });
