import { readFile } from 'node:fs/promises';
import { percentile, toResults } from '../run/figures.js';
import { withProgress } from '../run/progress.js';
import { interleave } from '../run/rounds.js';
import { compiled } from '../run/server-process.js';
import { nuzzleCommand } from '../sides/nuzzle.js';
import { labelOf } from '../workloads.js';
import { readOwnerRooms, tokenSecret } from '../world/owner-rooms.js';
import { LiveClients } from './clients.js';
import { LiveSide } from './live-side.js';
import { measureRestart } from './restart.js';
const processesPerSide = 2;
const warmUp = { times: 8, owners: 50 };
const label = labelOf('live');
const asFastAsPossible = { max: 64, per: 'in flight' };
const atRate = { max: 1_000, per: 'second' };
/**
 * Measures W4 live: many owners with two devices each, distributed over two processes of a side. Messages are
 * committed to random owners, first as fast as the side delivers them, then a thousand a second, and every delivery is
 * checked. Each side has its own owners, so that the sockets of all sides stay open. Memory is what an idle subscriber
 * adds to a warmed-up process after garbage collection. At the end the product is restarted.
 */
export async function measureLive(url, client, options, watch) {
    const { liveOwners, rounds, seconds, warmUpSeconds } = options;
    const commands = sideCommands(url);
    await checkOpenFiles(commands.length * liveOwners);
    const owners = await readOwners(client, commands.length * liveOwners);
    const sides = [];
    const clients = await LiveClients.open(url);
    try {
        for (const command of commands)
            sides.push(await LiveSide.open(command, processesPerSide));
        for (const pid of [...clients.pids, ...sides.flatMap(({ pids }) => pids)])
            watch.include(pid);
        const steps = sides.length * (2 + 2 * rounds) + 1;
        return await withProgress(`measuring ${label}`, 'steps', steps, async (progress) => {
            const kB = [];
            for (const [at, side] of sides.entries()) {
                kB.push(await subscribe(side, owners.slice(at * liveOwners, (at + 1) * liveOwners), clients));
                progress.step();
            }
            for (const side of sides) {
                await clients.run(side.name, warmUpSeconds, asFastAsPossible);
                progress.step();
            }
            const measurePace = (pace) => interleave(sides, rounds, async (side) => {
                const figures = await watch.during(() => run(side, clients, seconds, pace));
                progress.step();
                return figures;
            }, () => client.query('VACUUM chat_rooms'));
            const results = [
                ...toResults(label, await measurePace(asFastAsPossible)),
                // At a fixed rate all sides deliver the same, so there is no ratio.
                ...toResults(`${label} at 1,000/s`, await measurePace(atRate), false),
                ...memoryResults(sides, kB),
                ...(await measureRestart(sides.at(-1), client, clients, asFastAsPossible)),
            ];
            progress.step();
            return results;
        });
    }
    finally {
        clients.close();
        await Promise.all(sides.map((side) => side.stop()));
    }
}
/** All sides have the product's flags. The product is the last. */
function sideCommands(url) {
    const nuzzle = nuzzleCommand(url);
    const flags = [...nuzzle.flags, '--expose-gc', '--import', compiled('bench/sides/collect-garbage.js')];
    const raw = (name, ...more) => ({
        name,
        flags,
        command: [compiled('bench/sides/raw-live.js'), url, tokenSecret, ...more],
    });
    return [raw('raw'), raw('raw, batched', 'batched'), { ...nuzzle, flags }];
}
async function run(side, clients, seconds, pace) {
    const cpuBefore = await side.cpuTime();
    const { deliveries, perSecond, latencies } = await clients.run(side.name, seconds, pace);
    side.check();
    return {
        perSecond,
        p50Ms: percentile(latencies, 0.5),
        p99Ms: percentile(latencies, 0.99),
        cpuMs: ((await side.cpuTime()) - cpuBefore) / deliveries,
    };
}
/** Empty on a system without /proc. */
const memoryResults = (sides, kB) => sides.slice(kB[0] > 0 ? 0 : sides.length).map(({ name }, at) => ({
    workload: `${label} memory`,
    side: name,
    kB: kB[at],
    ratio: kB[at] / kB[0],
}));
/** Subscribes all owners. @returns how much memory each socket takes, in kB */
async function subscribe(side, unconnected, clients) {
    const owners = unconnected.map((owner, at) => ({
        ...owner,
        // Two in a row, so that each client process has devices on each process of the side.
        url: side.urls[Math.floor(at / 2) % processesPerSide],
    }));
    // An additional subscriber does not cost what the first ones do: loading and compiling code, and growing the young
    // space under load.
    for (let n = 0; n < warmUp.times; n++) {
        await clients.subscribe(side.name, owners.slice(0, warmUp.owners));
        await side.awaitIdle();
        await clients.run(side.name, 1, { max: warmUp.owners / 2, per: 'in flight' });
        await clients.unsubscribe(side.name);
    }
    const before = await side.residentMemory();
    await clients.subscribe(side.name, owners);
    const after = await side.residentMemory();
    return (after - before) / (2 * owners.length);
}
async function readOwners(client, count) {
    const rooms = await readOwnerRooms(client);
    if (rooms.length < count)
        throw new Error(`${label} needs ${count} owners with messages.`);
    const { rows } = await client.query('SELECT r.id, p.name FROM chat_rooms r JOIN pets p ON p.id = r.pet_id');
    const petNames = new Map(rows.map(({ id, name }) => [id, name]));
    return rooms.slice(0, count).map(({ userId, authorization, roomId }) => ({
        ownerId: userId,
        authorization,
        roomId,
        petName: petNames.get(roomId),
    }));
}
/** Node raises its own limit as far as the system allows. @throws if that is not enough */
async function checkOpenFiles(sockets) {
    const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
    const max = /^Max open files\s+\S+\s+(\d+)/m.exec(limits)?.[1];
    if (max && Number(max) < sockets + 200)
        throw new Error(`${label} opens ${sockets} sockets, and a process may have ${max} open files. Raise ulimit -n.`);
}
//# sourceMappingURL=measure-live.js.map