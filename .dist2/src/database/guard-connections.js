// A transaction that still runs when its connection ends gets this long to give the connection back.
const releaseTimeout = 1_000;
/**
 * Makes a failure of a connection cost that connection, and nothing else. node-postgres parses inside an event handler,
 * where a throw would end the process: a value past 512 MB is a string that V8 refuses. And kysely never gives back a
 * connection that ends inside a transaction, so that a pool of ten is gone after ten of them.
 */
export function guardConnections(pool) {
    const guarded = new WeakSet();
    // Not at `connect`: the pool may have a connection already.
    pool.on('acquire', (client) => {
        if (guarded.has(client))
            return;
        guarded.add(client);
        guardParser(client);
        client.once('end', () => {
            setTimeout(() => {
                try {
                    client.release(true);
                }
                catch {
                    // It was given back in time.
                }
            }, releaseTimeout).unref();
        });
    });
}
function guardParser(client) {
    const { stream } = client.connection;
    for (const parse of stream.listeners('data')) {
        stream.off('data', parse);
        stream.on('data', (data) => {
            try {
                parse(data);
            }
            catch (error) {
                stream.destroy(error);
            }
        });
    }
}
//# sourceMappingURL=guard-connections.js.map