import { afterAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { openLog } from '../../src/log.js';
import { testEnvironment } from '../support/app.js';
import { openTestDatabase } from '../support/database.js';
const own = await openTestDatabase();
const config = readConfig({ ...testEnvironment(own.url), DATABASE_POOL: '2' });
const database = await openDatabase(config, databaseOptions, openLog(config), { statementTimeout: 200 });
afterAll(async () => {
    await database.close();
    await own.drop();
});
const pool = await database.orm.em.getConnection().getNativeClient();
/** Makes a connection receive what its parser throws on, as it does on a value past 512 MB. */
function breakParser(client) {
    const { stream } = client.connection;
    stream.emit('data', null);
}
test('what the parser of a connection throws costs that connection alone', async () => {
    for (let n = 0; n < 5; n++) {
        const client = await pool.connect();
        const lost = client.query('SELECT pg_sleep(60)').then(() => undefined, (error) => error);
        breakParser(client);
        expect(await lost).toBeInstanceOf(Error);
        client.release(true);
    }
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});
test('connections that are lost in a transaction come back to the pool', async () => {
    for (let n = 0; n < 5; n++) {
        const lost = database.orm.em.fork().transactional(async (em) => {
            await sql `SELECT pg_terminate_backend(pg_backend_pid())`.execute(em.getKysely());
        });
        await expect(lost).rejects.toThrow();
    }
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});
test('a statement ends when it takes too long', async () => {
    await expect(pool.query('SELECT pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
});
//# sourceMappingURL=connections.test.js.map