var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { strict as assert } from 'node:assert';
import { newPet } from '../support/client.js';
import { besiege } from '../security/siege/besiege.js';
import { HonestOwner } from '../security/siege/honest-owner.js';
import { makePlan, ownerAt, startBesieged, told, watchMemory, witnessFor, } from '../security/siege/server.js';
import { witness } from '../security/siege/witness.js';
const second = 1_000;
// In MB. Requests under way and garbage move the memory by as much at any moment, so medians are compared.
const [maxGrowth, maxPeak] = [50, 512];
// The first minute warms up: the heap grows to its size, and code is compiled.
const [warmUp, span] = [60, 30];
// Waits and memory are judged if the siege lasts so long.
const shortest = 120;
// In ms. The attackers take the processors, too: on two of them, the system takes a thread off for up to 50 ms at a time,
// and an answer needs a dozen turns.
const [minWait, minLongest] = [500, 1_000];
const maxSlowdown = 10;
/** How long the server may let live what these do, in seconds, and what a busy machine adds. */
const lives = { silent: 5, half: 15, slow: 35, anonymous: 65 };
/**
 * For so many seconds a real process is attacked in every way at once, by owners and by strangers, from a new address
 * with each request. Two honest owners chat meanwhile and lose nothing: each message is stored once, and each one and
 * each reply comes live once and in order. Another owner's `{ me { id } }` waits at most ten times as long as usual (99 in
 * 100 for half a second on a fast machine, and each for a second), and the process logs no uncaught error. From the half minute after the first minute
 * to the last half minute its memory grows by at most 50 MB, and it never has more than 512. Waits and memory are judged
 * from two minutes on.
 */
export const besieged = async (seconds, progress) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const server = __addDisposableResource(env_1, await startBesieged(), true);
        const plan = await makePlan(server);
        const honest = [await honestOwner(server, plan), await honestOwner(server, plan)];
        const third = await ownerAt(server.url, '192.0.2.3');
        const born = await server.metric('process_start_time_seconds');
        await witnessFor(third, 1);
        const usual = await witnessFor(third, Math.min(10, seconds / 4));
        const over = new AbortController();
        const siege = besiege(plan, 1);
        try {
            const chatted = Promise.all(honest.map((one) => one.chat(over.signal)));
            const waited = witness(third, over.signal);
            // Awaited below; a fault of one ends the siege.
            for (const one of [chatted, waited, siege.broken])
                one.catch(() => over.abort());
            const readings = [];
            await watchMemory(server, seconds, over.signal, (megabytes, elapsed) => {
                readings.push([megabytes, elapsed]);
                progress(Math.min(seconds, Math.floor(elapsed)), seconds);
            });
            const report = over.signal.aborted ? undefined : await siege.end();
            over.abort();
            const [waits, chats] = await Promise.all([waited, chatted]);
            await siege.broken;
            assert.ok(report);
            assert.equal(await server.metric('process_start_time_seconds'), born, 'the process is another one');
            assert.ok(!server.output.includes('uncaught'), `an error was uncaught:\n${server.output.slice(-2_000)}`);
            return judge({ seconds, report, chats, usual, waits, memory: summarize(readings, seconds) });
        }
        finally {
            over.abort();
            await siege.kill();
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
};
async function honestOwner(server, plan) {
    const owner = await ownerAt(server.url, `192.0.2.${plan.usernames.length + 1}`);
    plan.usernames.push(owner.username);
    return new HonestOwner(owner, await newPet(owner), server.database);
}
/** The median at the begin and at the end of what is judged, and the highest. */
function summarize(readings, seconds) {
    const median = (from, to) => {
        const all = readings
            .filter(([, elapsed]) => elapsed >= from && elapsed < to)
            .map(([megabytes]) => megabytes);
        return Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0);
    };
    return {
        first: median(warmUp, warmUp + span),
        last: median(seconds - span, Infinity),
        peak: Math.round(Math.max(...readings.map(([megabytes]) => megabytes))),
    };
}
function judge(seen) {
    const { seconds, report, usual, waits, memory } = seen;
    const words = describe(seen);
    const isFull = seconds >= shortest;
    const longest = (least) => Math.max(least, maxSlowdown * usual.median);
    const isShort = waits.p99 <= longest(minWait) && waits.maximum <= longest(minLongest);
    assert.ok(!isFull || isShort, `the witness waited for too long: ${words}`);
    assert.ok(!isFull || memory.last - memory.first <= maxGrowth, `memory grew: ${words}`);
    assert.ok(!isFull || memory.peak <= maxPeak, `there was too much memory: ${words}`);
    for (const [kind, limit] of Object.entries(lives))
        assert.ok(report.longest[kind] <= limit * second, `a connection (${kind}) lived for long: ${words}`);
    const unfinished = Object.keys(report.rounds).filter((name) => report.rounds[name] === 0);
    assert.deepEqual(isFull ? unfinished : [], [], `an attack never ran to its end: ${words}`);
    return words;
}
function describe({ seconds, report, chats, usual, waits, memory }) {
    const sum = (of) => chats.reduce((all, chat) => all + chat[of], 0);
    const rounds = Object.entries(report.rounds).map(([name, count]) => `${name} ${count}`);
    const ended = Object.entries(report.longest).map(([kind, ms]) => `${kind} ${(ms / second).toFixed(1)} s (${report.ended[kind]} ended)`);
    return (`${seconds} s of ${rounds.length} attacks at once (${rounds.join(', ')}): ` +
        `two owners sent ${sum('sent')} messages (${sum('repeated')} sends repeated) and got ${sum('replies')} replies, ` +
        `all stored once and received once and in order over ${sum('resumed')} resumptions; ` +
        `a third waited ${told(waits)} (usually ${told(usual)}); ` +
        `resident memory went from ${memory.first} to ${memory.last} MB, at most ${memory.peak}; lives: ${ended.join(', ')}`);
}
//# sourceMappingURL=siege.js.map