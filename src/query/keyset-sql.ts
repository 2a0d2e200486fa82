import { sql } from 'kysely';
import { Placeholder, type RowRef, type Sql } from '../database/statement.js';
import type { AnyPosition, Window } from '../graphql/connection.js';
import type { Condition } from '../graphql/keyset.js';
import type { BoundArguments } from './bound-arguments.js';
import type { Table } from './tables.js';

const operators: Readonly<Record<string, Sql>> = {
  $lt: sql`<`,
  $lte: sql`<=`,
  $gt: sql`>`,
  $gte: sql`>=`,
};

/** A window whose cursors are known only when the operation is asked; whether they hold a time is known. */
export function laterWindow(at: number, window: Window): Window<AnyPosition> {
  const position = (side: 'after' | 'before'): AnyPosition | undefined =>
    window[side] && {
      at: window[side].at && new Placeholder(({ windows }: BoundArguments) => windows[at]![side]!.at),
      id: new Placeholder(({ windows }: BoundArguments) => windows[at]![side]!.id),
    };
  return { ...window, after: position('after'), before: position('before') };
}

/** The conditions that `keyset` makes, as SQL. */
export function conditionSql(condition: Condition, row: RowRef, table: Table): Sql {
  const all = Object.entries(condition).map(([key, value]) => {
    if (key === '$and' || key === '$or') {
      const parts = (value as Condition[]).map((one) => conditionSql(one, row, table));
      if (parts.length === 0) return sql`true`;
      return sql`(${sql.join(parts, key === '$and' ? sql` AND ` : sql` OR `)})`;
    }
    return comparison(row(table.columnOf(key)), value);
  });
  return sql.join(all, sql` AND `);
}

function comparison(column: Sql, value: unknown): Sql {
  if (value === null) return sql`${column} IS NULL`;
  if (value instanceof Placeholder || value instanceof Date || typeof value !== 'object')
    return sql`${column} = ${sql.val(value)}`;
  const [[operator, other]] = Object.entries(value) as [[string, unknown]];
  if (operator === '$ne' && other === null) return sql`${column} IS NOT NULL`;
  const sign = operators[operator];
  if (!sign) throw new Error(`There is no SQL for ${operator}.`);
  return sql`${column} ${sign} ${sql.val(other)}`;
}

/** The order that `keyset` makes, as SQL. */
export function orderSql(orderBy: Readonly<Record<string, string>>, row: RowRef, table: Table): Sql {
  const keys = Object.entries(orderBy).map(
    ([property, direction]) => sql`${row(table.columnOf(property))} ${sql.raw(direction)}`,
  );
  return sql.join(keys, sql`, `);
}
