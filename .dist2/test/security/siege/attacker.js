import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { httpAttacks } from './http-attacks.js';
import { socketAttacks } from './socket-attacks.js';
// The thread of the attackers: what they do must not delay the clocks of those who measure.
const pause = 150;
/** How many repeat an attack at once, at least. */
const crowds = {
    'silent sockets': 20,
    'anonymous sockets': 40,
    'slow bodies': 20,
    'half-open requests': 20,
    'protocol pings, pongs unread': 4,
    'pings of graphql-ws, pongs unread': 4,
    'large greetings': 10,
    'large variables of subscriptions': 3,
    'fifty subscriptions': 3,
    'large answers, unread': 8,
    'large answers on sockets, unread': 10,
};
const { plan, crowd, only } = workerData;
const rounds = {};
const begun = {};
const ended = { silent: 0, anonymous: 0, slow: 0, half: 0 };
const longest = { silent: 0, anonymous: 0, slow: 0, half: 0 };
const open = new Set();
const over = new AbortController();
// Every request and socket listens to it.
setMaxListeners(0, over.signal);
const scene = {
    ...plan,
    over: over.signal,
    live(kind) {
        const life = { kind, since: performance.now() };
        open.add(life);
        return () => {
            open.delete(life);
            ended[kind]++;
            longest[kind] = Math.max(longest[kind], performance.now() - life.since);
        };
    },
};
async function repeatAttack(name, attack) {
    rounds[name] = 0;
    begun[name] = 0;
    while (!over.signal.aborted) {
        begun[name]++;
        // A refused attack is what the siege expects.
        const succeeded = await attack(scene).then(() => true, () => false);
        if (succeeded)
            rounds[name]++;
        await delay(pause);
    }
}
parentPort.once('message', () => {
    for (const { kind, since } of open)
        longest[kind] = Math.max(longest[kind], performance.now() - since);
    parentPort.postMessage({ rounds, begun, longest, ended }, []);
    over.abort();
});
await Promise.all(Object.entries({ ...httpAttacks, ...socketAttacks })
    .filter(([name]) => !only || name === only)
    .flatMap(([name, attack]) => {
    const length = Math.max(crowds[name] ?? 1, crowd);
    return Array.from({ length }, () => repeatAttack(name, attack));
}));
process.exit();
//# sourceMappingURL=attacker.js.map