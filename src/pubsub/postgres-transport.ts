import { Client } from 'pg';
import { DatabaseError } from '../database/open-database.js';
import type { Transport } from './transport.js';

const channel = 'nuzzle_live';
const patience = 5_000;

/** The stream under a connection, to let go of one that no longer answers, and who is said to serve it; node-postgres keeps both to itself. */
interface WithStream {
  processID: number | null;
  connection: { stream: { destroy(): void } };
}

/**
 * PostgreSQL's NOTIFY and LISTEN on one connection: outside every writing transaction, because inside one it would
 * hold a lock of the whole cluster through the commit.
 * @param url straight to the server: behind a transaction pooler LISTEN succeeds and hears nothing
 */
export const postgresTransport =
  (url: string): Transport =>
  async (hear, onLost) => {
    const client = new Client({
      connectionString: url,
      application_name: 'nuzzle live',
      keepAlive: true,
      query_timeout: patience,
      connectionTimeoutMillis: patience,
    });
    const close = () => (client as unknown as WithStream).connection.stream.destroy();
    client.on('notification', ({ payload }) => hear(payload));
    client.on('error', onLost);
    client.once('end', () => onLost());
    try {
      await client.connect();
      // A pooler answers for the server, with a number of its own; by itself it may be heard through for a while.
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      if (rows[0]?.pid !== (client as unknown as WithStream).processID)
        throw new DatabaseError(
          'A pooler stands before the database, through which no news is heard. Set DATABASE_DIRECT_URL.',
        );
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      close();
      throw error;
    }
    return {
      publish: async (payload) => void (await client.query('SELECT pg_notify($1, $2)', [channel, payload])),
      close,
    };
  };
