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
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { testEnvironment } from '../support/app.js';
import { startProcess } from '../support/process.js';
import { Provider } from '../support/provider.js';
import { openTestSocket } from '../support/socket.js';
/**
 * What happens to the process: killed while the voice speaks, while the reply is written or when the message is
 * leased; or frozen until another one has done its work, then continued.
 */
const fates = ['killed speaking', 'killed writing', 'killed at once', 'frozen'];
const added = `subscription ($id: ID!, $after: String!) {
  messageAdded(chatRoomId: $id, after: $after) { node { type content } }
}`;
/** A process is killed with -9 or frozen during a reply: another one writes the reply, once. */
export const leftMidReply = async (times, progress) => {
    const database = await openTestDatabase();
    const provider = await Provider.start();
    const env = { ...testEnvironment(database.url), OPENAI_BASE_URL: provider.baseUrl, LOG_LEVEL: 'info' };
    const started = [];
    const begin = async () => {
        const fresh = await startProcess(env);
        started.push(fresh);
        return fresh;
    };
    let running = await begin();
    let refused = 0;
    try {
        for (let done = 0; done < times; done++) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                progress(done, times);
                const fate = fates[done % fates.length];
                const owner = await newOwner(running.url);
                const { roomId } = await newPet(owner);
                provider.requests.length = 0;
                provider.script.push({ kind: 'hold', words: ['Let me think. '] });
                const speaking = provider.served();
                const { message } = await sendMessage(owner, roomId, `hello ${done}`);
                if (fate !== 'killed at once')
                    await speaking;
                if (fate === 'killed writing')
                    provider.release();
                const left = running;
                if (fate === 'frozen')
                    left.signal('SIGSTOP');
                else
                    assert.equal(await left.end('SIGKILL'), 'SIGKILL');
                provider.script.length = 0;
                // The second one holds the lease and is not done when the first one continues and tries to write.
                if (fate === 'frozen')
                    provider.script.push({ kind: 'hold', words: ['In its stead. '] });
                const again = provider.served();
                running = await begin();
                if (fate === 'frozen') {
                    await again;
                    provider.releaseFirst();
                    left.signal('SIGCONT');
                    await left.waitForOutput('its lease was lost');
                    refused++;
                    assert.equal(await left.end('SIGTERM'), 0);
                    provider.release();
                }
                const socket = __addDisposableResource(env_1, openTestSocket(running.url, owner.token), true);
                const after = Buffer.from(`1|${Date.parse(message.sentAt)}|${message.id}`).toString('base64url');
                const room = socket.subscribe(added, { id: roomId, after });
                assert.equal((await room.next()).messageAdded.node.type, 'PET');
                const [kept] = await database.query(`SELECT count(*) FILTER (WHERE message_type = 'USER')::int AS sent, count(*) FILTER (WHERE message_type = 'PET')::int AS answered,
                (SELECT reply_due_at IS NULL AND reply_to_id IS NULL FROM chat_rooms WHERE id = $1) AS idle
         FROM messages WHERE chat_room_id = $1`, [roomId]);
                assert.deepEqual(kept, { sent: 1, answered: 1, idle: true });
                if (fate === 'killed speaking' || fate === 'frozen')
                    assert.ok(provider.requests.length >= 2, 'the voice must have been requested again');
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
        }
        progress(times, times);
        return `left ${times} times in the middle, answered ${times} times, once each; ${refused} late writes refused`;
    }
    finally {
        // Not only the last: where the claim fails, a frozen one may be left.
        await Promise.all(started.map((one) => one.end('SIGKILL')));
        await provider.stop();
        await database.drop();
    }
};
//# sourceMappingURL=reply.js.map