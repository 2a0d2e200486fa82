import { labelOf } from '../workloads.js';
/**
 * Measures a restart: stops all processes of a side as a deployment does, writes to every owner while they are down,
 * and starts them again. The results are the times until every device is connected and has what it missed: since the
 * processes are up, and in total.
 * @throws if a device misses a message or receives it twice, or if reconnecting counts as the owner's activity
 */
export async function measureRestart(side, client, clients, pace) {
    // Gives every device a cursor.
    await clients.writeToAll(side.name);
    await clients.awaitDeliveries(side.name);
    await clients.allowReconnect(side.name);
    const activeBefore = await readLastActive(client);
    const begin = performance.now();
    await side.stop();
    const up = side.startAgain().then(() => performance.now());
    await Promise.all([up, clients.writeToAll(side.name)]);
    await clients.awaitDeliveries(side.name);
    const end = performance.now();
    if ((await readLastActive(client)) !== activeBefore)
        throw new Error('Reconnecting was recorded as activity of an owner.');
    // New messages arrive as well.
    await clients.run(side.name, 1, pace);
    const workload = `${labelOf('live')} restart`;
    return [
        { workload, side: side.name, seconds: (end - (await up)) / 1000 },
        { workload: `${workload}, in total`, side: side.name, seconds: (end - begin) / 1000 },
    ];
}
async function readLastActive(client) {
    const { rows } = await client.query('SELECT max(last_active_at) AS at FROM users');
    return rows[0].at?.getTime();
}
//# sourceMappingURL=restart.js.map