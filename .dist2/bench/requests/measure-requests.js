import { strict as assert } from 'node:assert';
import { toResults } from '../run/figures.js';
import { withProgress } from '../run/progress.js';
import { interleave } from '../run/rounds.js';
import { compiled, startServer } from '../run/server-process.js';
import { nuzzleCommand } from '../sides/nuzzle.js';
import { createSendFunction } from '../sides/send-function.js';
import { viewerPolicies } from '../sides/viewer-policies.js';
import { labelOf, requestWorkloads } from '../workloads.js';
import { readOwnerRooms, tokenSecret } from '../world/owner-rooms.js';
import { graphDialect, rawDialect } from './dialect.js';
import { Load } from './load.js';
import { postgraphileDialect } from './postgraphile-dialect.js';
import { openSentCheck } from './sent-check.js';
/**
 * Measures W1 open-app, W2 scroll and W3 send. All sides use one PostgreSQL, 32 connections send to each side in
 * turn, and every request is of another owner. The responses are compared before anything is measured.
 */
export async function measureRequests(url, client, options, watch) {
    const chosen = requestWorkloads.filter((workload) => options.workloads.includes(workload));
    if (chosen.length === 0)
        return [];
    const load = new Load();
    const sides = [];
    const open = async (command, dialect) => {
        const server = await startServer(command);
        watch.include(server.pid);
        sides.push({ name: command.name, server, dialect });
    };
    const peer = (name) => ({
        name,
        command: [compiled(`bench/sides/${name}.js`), url, tokenSecret],
    });
    try {
        await client.query(createSendFunction);
        if (options.peers)
            await client.query(viewerPolicies);
        await open(peer('raw'), rawDialect);
        await open(nuzzleCommand(url), graphDialect);
        if (options.peers) {
            await open(peer('postgraphile'), postgraphileDialect);
            await open(peer('mercurius'), graphDialect);
        }
        await open(peer('naive'), graphDialect);
        const results = [];
        for (const workload of chosen)
            results.push(...(await measure(workload, { client, url, load, sides, options, watch })));
        return results;
    }
    finally {
        await load.close();
        await Promise.all(sides.map(({ server }) => server.stop()));
    }
}
async function measure(workload, setting) {
    const { client, url, load, sides, options, watch } = setting;
    const rooms = await readOwnerRooms(client);
    if (workload !== 'send')
        await compare(workload, sides, rooms.slice(0, options.compared), load);
    const sent = workload === 'send' ? await openSentCheck(url, client) : undefined;
    const steps = (options.rounds + 1) * sides.length;
    const runs = await withProgress(`measuring ${labelOf(workload)}`, 'runs', steps, async (progress) => {
        const run = async (side, seconds) => {
            const figures = await watch.during(() => load.run(side, workload, rooms, seconds));
            await sent?.check(side.name, figures.responses);
            progress.step();
            return figures;
        };
        for (const side of sides)
            await run(side, options.warmUpSeconds);
        return interleave(sides, options.rounds, (side) => run(side, options.seconds), () => sent?.vacuum() ?? Promise.resolve());
    });
    await sent?.close();
    return toResults(labelOf(workload), runs);
}
/** @throws if a side's response differs: its speed would mean nothing */
async function compare(workload, sides, rooms, load) {
    for (const room of rooms) {
        const responses = await Promise.all(sides.map((side) => load.requestOnce(side, workload, room)));
        for (const [index, { name }] of sides.entries())
            assert.deepEqual(responses[index], responses[0], `${name} gives another response than ${sides[0].name} to ${labelOf(workload)}.`);
    }
}
//# sourceMappingURL=measure-requests.js.map