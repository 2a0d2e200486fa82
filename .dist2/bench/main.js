import { measureClaims } from './claim/measure-claims.js';
import { measureLive } from './live/measure-live.js';
import { readOptions } from './options.js';
import { machine, MachineWatch } from './report/machine.js';
import { drawPicture } from './report/picture.js';
import { keepResults, rounded } from './report/results.js';
import { tableOf } from './report/table.js';
import { measureRequests } from './requests/measure-requests.js';
import { runCommand } from './run/command.js';
import { withProgress } from './run/progress.js';
import { arePeersInstalled } from './sides/peers.js';
import { labelOf } from './workloads.js';
import { withDatabase } from './world/database.js';
import { openSessions } from './world/owner-rooms.js';
import { fillWorld } from './world/world.js';
// npm run bench: measures the named workloads, or all of them, and reports the results.
await runCommand(async () => {
    const options = readOptions(process.argv.slice(2));
    if (options.peers && !arePeersInstalled())
        throw new Error('The peers are not installed. Install them with `npm ci --prefix bench`, or leave them out with --no-peers.');
    const results = [];
    try {
        await measure(options, results);
    }
    finally {
        // If a workload fails, the results of those before it are still reported.
        if (results.length > 0)
            await report(results.map(rounded));
    }
});
/** @param results receives the results of each workload as soon as it is done */
async function measure(options, results) {
    const { messages, owners, months } = options.world;
    process.stdout.write(`${messages.toLocaleString('en')} messages of ${owners.toLocaleString('en')} owners over ${months} months, ${options.rounds} interleaved rounds, on ${machine()}\n`);
    if (options.workloads.some((workload) => workload !== 'find-idle'))
        await withDatabase(async (url, client) => {
            await withProgress('filling', 'rows', 1, ({ at }) => fillWorld(client, options.world, at));
            await openSessions(client);
            const watch = await MachineWatch.open(client);
            results.push(...(await measureRequests(url, client, options, watch)));
            if (options.workloads.includes('live'))
                results.push(...(await measureLive(url, client, options, watch)));
            process.stdout.write(`${watch.toString()}\n`);
        });
    // On a database of its own: the other workloads need no million owners.
    if (options.workloads.includes('find-idle'))
        await withDatabase(async (url, client) => {
            const watch = await MachineWatch.open(client);
            results.push(...(await measureClaims(url, client, options, watch)));
            process.stdout.write(`${labelOf('find-idle')}: ${watch.toString()}\n`);
        });
}
async function report(results) {
    process.stdout.write(`${tableOf(results)}\n`);
    const all = await keepResults(results);
    await drawPicture(all, results.map(({ workload }) => workload));
    process.stdout.write('The figures are in bench/results.json, and the picture is bench/results.svg.\n');
}
//# sourceMappingURL=main.js.map