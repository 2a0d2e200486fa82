import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import type { RowRef } from '../database/statement.js';
import type { Condition } from '../graphql/keyset.js';
import { conditionSql, orderSql } from './keyset-sql.js';
import { openTables } from './tables.js';

const row: RowRef = (column) => sql.id('it', column);

/**
 * What `em.find` gives, from the view that the entity's type is read from: of its table and of the archive.
 * @param where as `keyset` makes it
 */
export async function findAll<T extends object>(
  em: EntityManager,
  entity: new () => T,
  where: Condition,
  { orderBy, limit }: { orderBy: Readonly<Record<string, string>>; limit: number },
): Promise<T[]> {
  const table = openTables(em.getMetadata()).of(entity.name)!;
  const found: RawBuilder<Record<string, unknown>> = sql`
    SELECT * FROM ${sql.table(table.name)} AS it WHERE ${conditionSql(where, row, table)}
    ORDER BY ${orderSql(orderBy, row, table)} LIMIT ${sql.lit(limit)}`;
  const { rows } = await found.execute(em.getKysely());
  return rows.map((one) => em.map(entity, one as never));
}
