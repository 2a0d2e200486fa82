import { Reference } from '@mikro-orm/core';
import { sql } from 'kysely';
import { toConnection, toWindow } from '../graphql/connection.js';
import { compileCount, compilePage, givenFilters, orderOf } from './list.js';
import { openTables } from './tables.js';
/**
 * Resolves a declared list on the resolver path: one page of entities.
 * @throws BAD_USER_INPUT naming each invalid argument
 */
export async function resolveList(list, entity, { em, viewerId, parent, args, filters = {}, orderBy }) {
    const tables = openTables(em.getMetadata());
    const table = tables.of(entity.name);
    const call = {
        list,
        table,
        parent: entityRow(parent, tables.of(parent.constructor.name)),
        placeholders: {
            viewer: sql.val(viewerId),
            arg: (name, check = (value) => value) => sql.val(check(filters[name])),
        },
        filters: givenFilters(list, filters),
        order: orderOf(list, { orderBy }),
    };
    const window = toWindow(args, call.order);
    const size = window.size + 1;
    const page = { ...call, window, cursors: window, size, limit: sql.val(size), now: new Date() };
    const rows = await run(em, compilePage(page, sql.id('it')));
    const found = rows.map((row) => em.map(entity, row));
    const { time, id = 'id' } = call.order;
    const valueOf = (row, property) => row[property];
    return {
        ...toConnection(found, window, (row) => ({
            at: time === undefined ? null : valueOf(row, time),
            id: valueOf(row, id),
        })),
        async count() {
            const [row] = await run(em, sql `SELECT ${compileCount(call, sql.id('it'))} AS count`);
            return Number(row['count']);
        },
    };
}
/** An entity as the row that it was loaded from. */
function entityRow(entity, table) {
    return (column) => {
        const value = entity[table.propertyOf(column)];
        if (value === undefined)
            throw new Error(`The column ${column} of ${table.name} is not loaded.`);
        return sql.val(Reference.isReference(value) ? value.unwrap().id : value);
    };
}
async function run(em, text) {
    return (await text.execute(em.getKysely())).rows;
}
//# sourceMappingURL=resolve-list.js.map