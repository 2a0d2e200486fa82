import { sql } from 'kysely';
import { placeholder, type RowRef, type Sql } from '../database/statement.js';

/** A row that is for one of several reads. */
export interface BatchRow {
  /** Which of them, counted from 1. */
  place: string;
}

/** What a statement for several reads is given. */
export interface BatchReads<Read> {
  readonly reads: readonly Read[];
}

/** The read that a statement for several stands on. */
export const reader: RowRef = (column) => sql.id('reader', column);

/**
 * A statement for several reads: its rows are in their order, and say by `place` which one they are for.
 * @param values of each read: the array type of its column, and what it is
 * @param events those of one read, where `reader` has its values
 * @param order the columns by which the events of one read are in order
 */
export function batchRead(
  values: Readonly<Record<string, [type: 'bigint[]' | 'timestamptz[]', of: (read: never) => unknown]>>,
  events: Sql,
  order: readonly string[],
): Sql {
  const arrays = Object.values(values).map(
    ([type, of]) => sql`${placeholder(({ reads }: BatchReads<never>) => reads.map(of))}::${sql.raw(type)}`,
  );
  const columns = [...Object.keys(values), 'place'].map((name) => sql.id(name));
  const places = [reader('place'), ...order.map((name) => sql.id('event', name))];
  return sql`
    SELECT reader.place, event.*
    FROM unnest(${sql.join(arrays)}) WITH ORDINALITY AS reader (${sql.join(columns)})
    CROSS JOIN LATERAL (${events}) AS event ORDER BY ${sql.join(places)}`;
}

/** The events of each of so many reads. */
export function splitByReader<Found extends BatchRow, Event>(
  count: number,
  rows: readonly Found[],
  toEvent: (row: Found) => Event,
): Event[][] {
  const each = Array.from({ length: count }, (): Event[] => []);
  for (const row of rows) each[Number(row.place) - 1]!.push(toEvent(row));
  return each;
}
