import { Client } from 'pg';
import { DatabaseError } from '../database/open-database.js';
const channel = 'nuzzle_live';
const timeout = 5_000;
/**
 * Publishes with PostgreSQL's NOTIFY, on one connection of its own. In a writing transaction, NOTIFY would hold a
 * cluster-wide lock through the commit.
 * @param url the server's own address: behind a transaction pooler, LISTEN succeeds and receives nothing
 */
export const postgresTransport = (url) => async (onText, onLost) => {
    const client = new Client({
        connectionString: url,
        application_name: 'nuzzle live',
        keepAlive: true,
        query_timeout: timeout,
        connectionTimeoutMillis: timeout,
    });
    const close = () => client.connection.stream.destroy();
    client.on('notification', ({ payload }) => onText(payload));
    client.on('error', onLost);
    client.once('end', () => onLost());
    try {
        await client.connect();
        // A pooler reports a process id of its own. The heartbeat does not find it: LISTEN may work behind it for a while.
        const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
        if (rows[0]?.pid !== client.processID)
            throw new DatabaseError('DATABASE_URL leads to a connection pooler, through which LISTEN does not work. Set DATABASE_DIRECT_URL.');
        await client.query(`LISTEN ${channel}`);
    }
    catch (error) {
        close();
        throw error;
    }
    return {
        publish: async (text) => void (await client.query('SELECT pg_notify($1, $2)', [channel, text])),
        close,
    };
};
//# sourceMappingURL=postgres-transport.js.map