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
import { openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { testEnvironment } from '../support/app.js';
import { newOwner, newPet } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { findSmallDisk, moveToSmallDisk } from '../support/small-disk.js';
const missing = await findSmallDisk();
if (missing)
    process.stderr.write(`No disk can be filled here: ${missing}\n`);
(missing ? test.skip : test)('a full disk refuses sends and loses no acknowledged message, and sends work again once there is space', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = await openTestDatabase();
        const disk = __addDisposableResource(env_1, await moveToSmallDisk(database.url, 64), true);
        const config = readConfig({ ...testEnvironment(database.url), RUN: 'api' });
        const app = await openApp(config, openLog(config));
        try {
            const owner = await newOwner(app.url);
            const { roomId } = await newPet(owner);
            const acknowledged = [];
            const refused = [];
            const send = async (n) => {
                const content = `${n} ${'x'.repeat(900)}`;
                const { errors } = await owner.send('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }', { input: { chatRoomId: roomId, content, clientMessageId: `${n}` } });
                if (errors)
                    expect(errors).toMatchObject([
                        { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
                    ]);
                (errors ? refused : acknowledged).push(content);
                return errors === undefined;
            };
            const stored = async () => (await database.query('SELECT content FROM messages WHERE chat_room_id = $1 ORDER BY id', [roomId])).map(({ content }) => content);
            let n = 0;
            expect(await send(n++)).toBe(true);
            await disk.fill(64 * 1024);
            while (await send(n++))
                ;
            // Sends failed because of the full disk, and reads still work.
            await expect(database.query(`CREATE TABLE more AS SELECT repeat('x', 1000) FROM generate_series(1, 1000)`)).rejects.toMatchObject({
                code: '53100',
            });
            expect(await stored()).toEqual(acknowledged);
            expect((await owner.request('{ me { chatRooms { edges { node { lastMessage { content } } } } } }')).me
                .chatRooms.edges[0].node.lastMessage.content).toBe(acknowledged.at(-1));
            await disk.empty();
            expect(await send(n++)).toBe(true);
            expect(refused.length).toBeGreaterThan(0);
            expect(await stored()).toEqual(acknowledged);
        }
        finally {
            await app.close();
            await database.close();
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
});
//# sourceMappingURL=full-disk.test.js.map