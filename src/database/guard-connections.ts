import type { Pool, PoolClient } from 'pg';

// A transaction that still runs when its connection ends gets this long to give the connection back.
const releaseTimeout = 1_000;

/** Private parts of node-postgres: what its parser reads from. */
interface ClientWithParser {
  connection: { stream: NodeJS.ReadWriteStream & { destroy(error: Error): void } };
}

/**
 * Makes a failure of a connection cost that connection, and nothing else. node-postgres parses inside an event handler,
 * where a throw would end the process: a value past 512 MB is a string that V8 refuses. And kysely never gives back a
 * connection that ends inside a transaction, so that a pool of ten is gone after ten of them.
 */
export function guardConnections(pool: Pool): void {
  pool.on('connect', (client) => {
    guardParser(client);
    client.once('end', () => {
      setTimeout(() => {
        try {
          client.release(true);
        } catch {
          // It was given back in time.
        }
      }, releaseTimeout).unref();
    });
  });
}

function guardParser(client: PoolClient): void {
  const { stream } = (client as unknown as ClientWithParser).connection;
  for (const parse of stream.listeners('data') as ((data: Buffer) => void)[]) {
    stream.off('data', parse);
    stream.on('data', (data: Buffer) => {
      try {
        parse(data);
      } catch (error) {
        stream.destroy(error as Error);
      }
    });
  }
}
