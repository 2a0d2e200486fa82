import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
const attackerFile = new URL('./attacker.js', import.meta.url).pathname;
/**
 * Starts attacks in a thread of their own, so that they do not delay the clocks of those who measure.
 * @param crowd how many repeat each attack at once, at least
 * @param only the name of one attack; all attacks if it is not given
 */
export function besiege(plan, crowd, only) {
    const worker = new Worker(attackerFile, {
        workerData: { plan, crowd, only },
        execArgv: [],
    });
    let over = false;
    const broken = (async () => {
        const [code] = (await once(worker, 'exit'));
        if (!over)
            throw new Error(`The attackers ended with ${code}.`);
    })();
    // It is awaited by who wants to know.
    broken.catch(() => undefined);
    return {
        broken,
        async end() {
            over = true;
            const reported = once(worker, 'message');
            worker.postMessage('end', []);
            return (await reported)[0];
        },
        async kill() {
            over = true;
            return worker.terminate();
        },
    };
}
//# sourceMappingURL=besiege.js.map