import { machine } from '../report/machine.js';
import { graphDialect } from '../requests/dialect.js';
import { Load } from '../requests/load.js';
import { runCommand } from '../run/command.js';
import { median } from '../run/figures.js';
import { withProgress } from '../run/progress.js';
import { interleave } from '../run/rounds.js';
import { startServer } from '../run/server-process.js';
import { nuzzleCommand } from '../sides/nuzzle.js';
import { labelOf, requestWorkloads } from '../workloads.js';
import { withDatabase } from '../world/database.js';
import { openSessions, readOwnerRooms } from '../world/owner-rooms.js';
import { fillWorld } from '../world/world.js';
import { families } from './families.js';
/**
 * npm run bench:growth: what the size and the age of the data cost a reader. Each world has a PostgreSQL and a
 * process of the product of its own, and all worlds are measured in turn.
 */
const [rounds, seconds, warmUpSeconds] = [5, 3, 3];
// So few that no request waits for another: the cost of a response is what is compared.
const connections = 2;
await runCommand(async () => {
    const named = process.argv.slice(2);
    const unknown = named.find((name) => !(name in families));
    if (unknown !== undefined)
        throw new Error(`There is no family ${unknown}.\nUsage: npm run bench:growth -- [${Object.keys(families).join('] [')}]`);
    process.stdout.write(`On ${machine()}, ${rounds} interleaved rounds, ${connections} connections.\n`);
    for (const [name, family] of Object.entries(families))
        if (named.length === 0 || named.includes(name))
            await openWorlds(family.sizes, [], (worlds) => measure(name, family, worlds));
});
/** Opens one world inside the other, so that all are open while they are measured. */
async function openWorlds(sizes, open, work) {
    const [size, ...rest] = sizes;
    if (!size) {
        // Read when all are open, because the tokens are valid for 15 minutes.
        for (const world of open)
            world.rooms = await readOwnerRooms(world.client);
        return work(open);
    }
    return withDatabase(async (url, client) => {
        const begin = Date.now();
        await withProgress(`${size.messages.toLocaleString('en')} messages over ${size.months} months`, 'rows', 1, ({ at }) => fillWorld(client, size, at));
        process.stdout.write(`filled in ${Math.round((Date.now() - begin) / 1_000)} s\n`);
        await openSessions(client);
        const server = await startServer(nuzzleCommand(url));
        try {
            const side = { name: 'nuzzle', server, dialect: graphDialect };
            await openWorlds(rest, [...open, { size, side, client, rooms: [] }], work);
        }
        finally {
            await server.stop();
        }
    });
}
async function measure(name, { sizeOf }, worlds) {
    // No access is recorded: a response takes longer if the owner was not seen within the last minute.
    const load = new Load(connections, { 'nuzzle-background': '1' });
    try {
        process.stdout.write(`| ${name} | workload | p50 ms | to the first | p99 ms | CPU ms |\n| --: | --- | --: | --: | --: | --: |\n`);
        for (const workload of requestWorkloads) {
            const figures = await withProgress(`measuring ${labelOf(workload)}`, 'runs', worlds.length * (rounds + 1), async ({ step }) => {
                const run = async ({ side, rooms }, length) => {
                    const done = await load.run(side, workload, rooms, length);
                    step();
                    return done;
                };
                for (const world of worlds)
                    await run(world, warmUpSeconds);
                return interleave(worlds, rounds, (world) => run(world, seconds));
            });
            const of = (world, key) => median(figures.get(world).map((run) => run[key]));
            for (const world of worlds) {
                const cells = [
                    of(world, 'p50Ms').toFixed(2),
                    (of(world, 'p50Ms') / of(worlds[0], 'p50Ms')).toFixed(2),
                    of(world, 'p99Ms').toFixed(1),
                    of(world, 'cpuMs').toFixed(3),
                ];
                const size = sizeOf(world.size).toLocaleString('en');
                process.stdout.write(`| ${size} | ${labelOf(workload)} | ${cells.join(' | ')} |\n`);
            }
        }
    }
    finally {
        await load.close();
    }
}
//# sourceMappingURL=main.js.map