import { SingleBar } from 'cli-progress';
import setUp from '../support/global-setup.js';
import tearDown from '../support/global-teardown.js';
import { archivedUnderSenders, archiveKilled } from './archive.js';
import { fuzzed } from './fuzz.js';
import { liveThroughChaos } from './live.js';
import { orderKept } from './order.js';
import { outreachOnce } from './outreach.js';
import { leftMidReply } from './reply.js';
import { rushed } from './rush.js';
import { besieged } from './siege.js';
import { slowReadersBounded } from './slow.js';
import { outlivedMongo } from './store.js';
/** The proofs that `npm run proof -- NAME` runs, and how often each does its work in full. */
const proofs = {
    archive: { proof: archiveKilled, times: 50 },
    live: { proof: liveThroughChaos, times: 60 },
    moves: { proof: archivedUnderSenders, times: 80 },
    order: { proof: orderKept, times: 30 },
    reply: { proof: leftMidReply, times: 28 },
    outreach: {
        proof: (...given) => outreachOnce({ poll: 1_000, frozenToo: true }, ...given),
        times: 25,
    },
    rush: { proof: rushed, times: 10_000 },
    slow: { proof: slowReadersBounded, times: 20_000 },
    // Seconds.
    siege: { proof: besieged, times: 300 },
    store: { proof: outlivedMongo, times: 2 },
    fuzz: { proof: fuzzed, times: 20_000 },
};
const [name, times] = process.argv.slice(2);
const chosen = name ? proofs[name] : undefined;
if (!chosen) {
    process.stderr.write(`Usage: npm run proof -- NAME [TIMES], NAME one of: ${Object.keys(proofs).join(', ')}\n`);
    process.exit(2);
}
const bar = new SingleBar({
    format: `${name} {bar} {value}/{total}, {eta_formatted} left`,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
});
const total = times ? Number(times) : chosen.times;
await setUp();
bar.start(total, 0);
let code = 0;
try {
    let shownDone = 0;
    const result = await chosen.proof(total, (done) => {
        // A bar that is updated without progress estimates that the work never ends.
        if (done > shownDone)
            bar.update((shownDone = done));
    });
    bar.stop();
    process.stdout.write(`Proven: ${result}.\n`);
}
catch (error) {
    bar.stop();
    process.stderr.write(`Not proven: ${String(error.stack)}\n`);
    code = 1;
}
finally {
    await tearDown();
}
process.exit(code);
//# sourceMappingURL=main.js.map