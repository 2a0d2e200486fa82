import pTimeout from 'p-timeout';
import { Pool } from 'pg';
const closeTimeout = 1_000;
/**
 * Opens the job store.
 * @param onFault receives errors of its connections
 * @throws if MongoDB cannot be reached; PostgreSQL connects later, with Agenda
 */
export function openStore({ databaseUrl, mongodbUrl }, onFault) {
    return mongodbUrl ? openMongo(mongodbUrl, onFault) : openPostgres(databaseUrl, onFault);
}
async function openPostgres(url, onFault) {
    const { PostgresBackend } = await import('@agendajs/postgres-backend');
    const pool = new Pool({
        connectionString: url,
        max: 3,
        application_name: 'nuzzle jobs',
        // The migrations create this schema.
        options: '-c search_path=agenda',
    });
    // If the server ends an idle connection, the pool and the channel emit errors, which would end the process if
    // nothing listened.
    pool.on('error', onFault);
    const backend = new PostgresBackend({ pool });
    const channel = backend.notificationChannel;
    channel?.on('error', onFault);
    return {
        backend,
        channel,
        async close() {
            // Agenda disconnects the channel only after a successful start; otherwise the channel would reconnect forever.
            await channel?.disconnect();
            // If the channel is reconnecting at this moment, it never returns its connection to the pool.
            await pTimeout(pool.end(), { milliseconds: closeTimeout, message: false });
        },
    };
}
async function openMongo(url, onFault) {
    const { MongoBackend, MongoChangeStreamNotificationChannel, MongoClient } = await import('@agendajs/mongo-backend');
    const client = new MongoClient(url, { serverSelectionTimeoutMS: 2_000, appName: 'nuzzle jobs' });
    try {
        await client.connect();
        const db = client.db();
        // Only a replica set has change streams; a standalone server is polled.
        const { setName } = await db.command({ hello: 1 });
        const channel = setName ? new MongoChangeStreamNotificationChannel({ db }) : undefined;
        channel?.on('error', onFault);
        return {
            backend: new MongoBackend({ mongo: db }),
            channel,
            async close() {
                await channel?.disconnect();
                await client.close();
            },
        };
    }
    catch (error) {
        await client.close();
        throw error;
    }
}
//# sourceMappingURL=store.js.map