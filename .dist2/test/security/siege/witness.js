import { setTimeout as delay } from 'node:timers/promises';
const interval = 100;
/** Asks `{ me { id } }` every 100 ms, whether the earlier ones are answered or not, until the signal. */
export async function witness(owner, over) {
    const waits = [];
    const asked = [];
    let failure;
    while (!over.aborted) {
        const since = performance.now();
        asked.push(owner.request('{ me { id } }').then(() => void waits.push(performance.now() - since), (error) => void (failure ??= error)));
        await delay(interval);
    }
    await Promise.all(asked);
    if (failure)
        throw new Error('The witness got no answer.', { cause: failure });
    waits.sort((a, b) => a - b);
    const at = (part) => Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * part))]);
    return { median: at(0.5), p99: at(0.99), maximum: at(1) };
}
//# sourceMappingURL=witness.js.map