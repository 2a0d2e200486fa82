import { Reference } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import type { RowRef, Sql } from '../database/statement.js';
import { toConnection, toWindow, type CountedConnection, type PageArgs } from '../graphql/connection.js';
import { compileCount, compilePage, givenFilters, orderOf, type ListCall } from './list.js';
import type { SqlList } from './sql-field.js';
import { openTables, type Table } from './tables.js';

/** Who resolves a list, from which parent, with which arguments. */
export interface ListContext {
  em: EntityManager;
  /** The id of the owner who sent the operation. */
  viewerId: string;
  /** The entity that has the list. */
  parent: object;
  args: PageArgs;
  /** The arguments of the list's filters, by name. */
  filters?: Readonly<Record<string, unknown>>;
  /** The argument `orderBy`, if the list has several orders. */
  orderBy?: string | undefined;
}

/**
 * Resolves a declared list on the resolver path: one page of entities.
 * @throws BAD_USER_INPUT naming each invalid argument
 */
export async function resolveList<T extends { id: string }>(
  list: SqlList,
  entity: new () => T,
  { em, viewerId, parent, args, filters = {}, orderBy }: ListContext,
): Promise<CountedConnection<T>> {
  const tables = openTables(em.getMetadata());
  const table = tables.of(entity.name)!;
  const call: ListCall = {
    list,
    table,
    parent: entityRow(parent, tables.of(parent.constructor.name)!),
    placeholders: {
      viewer: sql.val(viewerId),
      arg: (name, check = (value) => value) => sql.val(check(filters[name] as string)),
    },
    filters: givenFilters(list, filters),
    order: orderOf(list, { orderBy }),
  };
  const window = toWindow(args, call.order);
  const size = window.size + 1;
  const page = { ...call, window, cursors: window, size, limit: sql.val(size), now: new Date() };
  const rows = await run(em, compilePage(page, sql.id('it')));
  const found = rows.map((row) => em.map(entity, row as never));
  const { time, id = 'id' } = call.order;
  const valueOf = (row: T, property: string) => (row as Record<string, unknown>)[property];
  return {
    ...toConnection(found, window, (row) => ({
      at: time === undefined ? null : (valueOf(row, time) as Date | null),
      id: valueOf(row, id) as string,
    })),
    async count() {
      const [row] = await run(em, sql`SELECT ${compileCount(call, sql.id('it'))} AS count`);
      return Number(row!['count']);
    },
  };
}

/** An entity as the row that it was loaded from. */
function entityRow(entity: object, table: Table): RowRef {
  return (column) => {
    const value = (entity as Record<string, unknown>)[table.propertyOf(column)];
    if (value === undefined) throw new Error(`The column ${column} of ${table.name} is not loaded.`);
    return sql.val(Reference.isReference(value) ? (value.unwrap() as { id: string }).id : value);
  };
}

async function run(em: EntityManager, text: Sql): Promise<Record<string, unknown>[]> {
  return (await (text as RawBuilder<Record<string, unknown>>).execute(em.getKysely())).rows;
}
