import { Extensions } from 'type-graphql';
import type { Row, Sql } from '../database/statement.js';
import type { ListOrder } from '../graphql/connection.js';

/**
 * Words used here.
 * - read road: an operation answered by one statement that is made from its selection, with no entities.
 *   plain road: the same by resolvers and entities, which is also where every refusal is worded.
 * - row: one row of a table that a statement stands on; called with a column, it names that column.
 */

/** What is known only when the operation is asked. */
export interface Given {
  /** The id of the owner who asks. */
  readonly viewer: Sql;
  /**
   * An argument of the field.
   * @param check refuses a value that will not do, by throwing; the plain road then says why
   */
  readonly arg: (name: string, check?: (value: string) => unknown) => Sql;
}

/** A value made of a row's columns. */
export interface ReadValue {
  kind: 'value';
  of: (row: Row) => Sql;
}

/** Another row, found from the one that has the field. */
export interface ReadOne {
  kind: 'one';
  /** What finds it, and keeps what the asking owner may not see from being found. */
  where: (row: Row, it: Row, given: Given) => Sql;
  /** The field by which it leads back to the row that it was found from. */
  back?: string;
  /** The same row by way of fields, as in `chatRoom.pet`: where the statement stands on it already, it is not read again. */
  along?: string;
}

/** One of several kinds of rows: the first whose `when` holds, else the last. */
export interface ReadOneOf {
  kind: 'oneOf';
  /** By the name of the type in the graph. */
  members: Readonly<Record<string, ReadOne & { when: (row: Row) => Sql }>>;
}

/** Rows that are kept in partitions, for years. */
export interface ReadHistory {
  /** How many whole months of it, beside the running one, are read first. */
  newest: number;
  /** The row's column that names whose history it is. */
  key: (row: Row) => Sql;
  /** When the oldest of it was written, where the row may know; null for not known. */
  oldest?: (row: Row) => Sql;
  /** A function in the database that gives so many of its rows from before a position, the newest first. */
  older: (key: Sql, before: { at: Sql; id: Sql }, atMost: Sql, given: Given) => Sql;
}

/** Rows in a connection. */
export interface ReadList {
  kind: 'list';
  where: (row: Row, it: Row, given: Given) => Sql;
  order: ListOrder;
  /** As in `ReadOne`. */
  back?: string;
  /** Further conditions, for arguments that are given and not null. */
  filters?: Readonly<Record<string, (it: Row, value: Sql) => Sql>>;
  /** How many the whole list holds, where the row knows; else they are counted. */
  count?: (row: Row) => Sql;
  /** Set where the list is a history. */
  history?: ReadHistory;
}

/** A row of a payload, which the statement that wrote it hands over. */
export interface ReadHanded {
  kind: 'handed';
  /** Its name among those that are handed over. */
  name: string;
}

/** How a field is read on the read road. */
export type ReadField = ReadValue | ReadOne | ReadOneOf | ReadList | ReadHanded;

/**
 * Says how a field is read on the read road, in the place where the plain road's resolver stands. A property
 * with `@Field` needs none: its column is known. A field without either is answered by its resolver.
 */
export const Read = (field: ReadField) => Extensions({ read: field });

/** Where the rows of a type are found, where that is more than its own table. */
export interface ReadFromMore {
  /** Over both. */
  view: string;
  /** Where what is old has gone, in the same shape. */
  archive: string;
}

/** Says where the rows of a type are found, where that is more than its own table. */
export const ReadFrom = (more: ReadFromMore) => Extensions({ readFrom: more });

/** A value made of a row's columns. */
export const value = (of: ReadValue['of']): ReadValue => ({ kind: 'value', of });

/** Another row. */
export const one = (where: ReadOne['where'], how: Pick<ReadOne, 'back' | 'along'> = {}): ReadOne => ({
  kind: 'one',
  where,
  ...how,
});

/** One of several kinds of rows. */
export const oneOf = (members: ReadOneOf['members']): ReadOneOf => ({ kind: 'oneOf', members });

/** Rows in a connection. */
export const list = (how: Omit<ReadList, 'kind'>): ReadList => ({ kind: 'list', ...how });

/** A row of a payload. */
export const handed = (name: string): ReadHanded => ({ kind: 'handed', name });
