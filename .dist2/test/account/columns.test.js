import { afterAll, expect, test } from '@jest/globals';
import { modules } from '../../src/modules.js';
import { openTestDatabase } from '../support/database.js';
const database = await openTestDatabase();
afterAll(() => database.drop());
const declared = modules.flatMap(({ tables }) => tables);
const columns = await database.query(`SELECT relname AS table, attname AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
   WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
     AND relname NOT LIKE '%archive' AND relname NOT LIKE 'mikro_orm%' AND attnum > 0 AND NOT attisdropped
   ORDER BY relname, attnum`);
const sort = (all) => all.toSorted((a, b) => a.localeCompare(b));
const columnsOf = (table) => columns.filter((one) => one.table === table).map(({ name }) => name);
test('every table is declared by one module', () => {
    const names = declared.map(({ table }) => table);
    expect(names.toSorted((a, b) => a.localeCompare(b))).toEqual([...new Set(columns.map(({ table }) => table))].toSorted((a, b) => a.localeCompare(b)));
});
test.each(declared.map((table) => [table.table, table]))('every column of %s is exported or named as not exported, and erased or named as kept', (name, { exported, notExported, erased }) => {
    const expected = sort(columnsOf(name));
    const inExport = new Set(Object.values(exported).flatMap((field) => field.columns));
    expect(sort([...inExport, ...notExported])).toEqual(expected);
    if ('overwritten' in erased)
        expect(sort([...Object.keys(erased.overwritten), ...erased.kept])).toEqual(expected);
});
test('rows that are erased with their parent have a foreign key that deletes them', async () => {
    for (const { table, belongs } of declared) {
        if (belongs === 'operator' || !('cascade' in belongs))
            continue;
        const keys = await database.query(`SELECT 1 FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
       WHERE conrelid = $1::regclass AND contype = 'f' AND confdeltype = 'c' AND attname = $2`, [table, belongs.cascade]);
        expect([table, keys.length]).toEqual([table, 1]);
    }
});
//# sourceMappingURL=columns.test.js.map