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
import { expect, test } from '@jest/globals';
import { dueAt, goAway, outreachesOf, until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { newOwner, newPet } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startProcess } from '../support/process.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
test.each([15, -15])('a worker whose clock is %s minutes off writes neither early nor twice', async (minutes) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const [present, away] = [await newOwner(app.url), await newOwner(app.url)];
        await newPet(present);
        await newPet(away);
        await goAway(app, present, 110 * 60_000);
        await goAway(app, away);
        const shift = `const { now } = Date; const off = ${minutes * 60_000}; Date.now = () => now() + off;
    globalThis.Date = class extends Date { constructor(...given) { given.length ? super(...given) : super(now() + off); } };`;
        const off = __addDisposableResource(env_1, await startProcess({
            ...testEnvironment(app.database.url),
            LOG_LEVEL: 'info',
            RUN: 'jobs',
            SWEEP_EVERY: '1s',
            NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}`,
        }), true);
        await until(() => outreachesOf(app, away), ([one]) => one?.state === 'SENT');
        await off.waitForOutput('"decision":"SENT"');
        // The log shows that its clock was off by that much.
        const time = Number(/"time":(\d+)[^\n]*"decision":"SENT"/.exec(off.output)[1]);
        expect(Math.abs(time - Date.now() - minutes * 60_000)).toBeLessThan(5 * 60_000);
        expect(await outreachesOf(app, away)).toHaveLength(1);
        expect(await outreachesOf(app, present)).toEqual([]);
        expect(await dueAt(app, present)).toBeInstanceOf(Date);
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
});
test('a process that stops while the voice runs gives the absence back, and the next one continues at once', async () => {
    const provider = await Provider.start();
    const env = { RUN: 'jobs', SWEEP_EVERY: '1s', LEASE: '1h', OPENAI_BASE_URL: provider.baseUrl };
    const owner = await newOwner(app.url);
    await newPet(owner);
    provider.script.push({ kind: 'hold', words: ['I was just '] });
    const speaking = provider.served();
    await goAway(app, owner);
    const first = await app.another(env);
    await speaking;
    const aborted = provider.aborted();
    await first.close();
    await aborted;
    expect(await outreachesOf(app, owner)).toEqual([{ state: 'CLAIMED', reason: null, attempts: 0 }]);
    const second = await app.another(env);
    await until(() => outreachesOf(app, owner), ([one]) => one?.state === 'SENT');
    expect(provider.requests).toHaveLength(2);
    await second.close();
    await provider.stop();
});
test('a worker that lost its lease changes nothing when its words come late', async () => {
    const provider = await Provider.start();
    const token = 'the-token-of-an-operator-is-long-enough';
    // Neither polls: each takes the work that is due when it starts.
    const env = {
        RUN: 'jobs',
        SWEEP_EVERY: '1h',
        LEASE: '1h',
        OPENAI_BASE_URL: provider.baseUrl,
        ADMIN_TOKEN: token,
    };
    const owner = await newOwner(app.url);
    await newPet(owner);
    provider.script.push({ kind: 'hold', words: ['I was first.'] }, { kind: 'hold', words: ['I am second.'] });
    const speaking = provider.served();
    await goAway(app, owner);
    const first = await app.another(env);
    await speaking;
    const again = provider.served();
    // As if the first one had been frozen for longer than its lease, without knowing it yet.
    await app.database.query(`UPDATE outreaches SET due_at = clock() WHERE user_id = $1`, [owner.id]);
    const second = await app.another(env);
    await again;
    provider.releaseFirst();
    const fenced = async () => (await (await fetch(`${first.url}/admin/metrics`, { headers: { authorization: `Bearer ${token}` } })).text())
        .split('\n')
        .includes('nuzzle_outreach_fenced_total 1');
    await until(fenced, Boolean);
    await first.close();
    expect(await outreachesOf(app, owner)).toMatchObject([{ state: 'CLAIMED', attempts: 2 }]);
    provider.release();
    await until(() => outreachesOf(app, owner), ([one]) => one?.state === 'SENT');
    await second.close();
    const messages = await app.database.query(`SELECT content FROM messages JOIN chat_rooms room ON room.id = chat_room_id WHERE room.user_id = $1`, [owner.id]);
    expect(messages).toEqual([{ content: 'I am second.' }]);
    await provider.stop();
});
//# sourceMappingURL=once.test.js.map