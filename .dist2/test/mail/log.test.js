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
import { afterAll, expect, test } from '@jest/globals';
import { testEnvironment } from '../support/app.js';
import { newOwner } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { startProcess } from '../support/process.js';
import { SmtpService } from '../support/smtp-service.js';
const database = await openTestDatabase();
const smtp = await SmtpService.start();
afterAll(async () => {
    await smtp.stop();
    await database.drop();
});
test('development prints mails in its log, with their links', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const environment = { ...testEnvironment(database.url), NODE_ENV: 'development', LOG_LEVEL: 'info' };
        const running = __addDisposableResource(env_1, await startProcess(environment), true);
        expect(running.output).toMatch(/Mail +printed in the log/);
        const owner = await newOwner(running.url);
        await running.waitForOutput(`${owner.username}@example.com`);
        await running.waitForOutput('/verify-email?token=');
        await running.end('SIGTERM');
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
test('production without a mail server says so once', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const environment = { ...testEnvironment(database.url), NODE_ENV: 'production', LOG_LEVEL: 'info' };
        const running = __addDisposableResource(env_2, await startProcess(environment), true);
        expect(running.output.match(/no mail is sent/g)).toHaveLength(1);
        await newOwner(running.url);
        await running.end('SIGTERM');
        expect(running.output.match(/no mail is sent/g)).toHaveLength(1);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
});
test.each(['take', 'refuse'])('production logs neither links nor addresses, when the mail server does %s mails', async (kind) => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const running = __addDisposableResource(env_3, await startProcess({
            ...testEnvironment(database.url),
            ...smtp.environment,
            NODE_ENV: 'production',
            LOG_LEVEL: 'trace',
        }), true);
        smtp.behaviour = kind === 'take' ? { kind } : { kind, status: 550 };
        const owner = await newOwner(running.url);
        await running.waitForOutput(kind === 'take' ? 'A mail was sent.' : 'A mail failed for good.');
        if (kind === 'take') {
            const { tokens } = await smtp.mailTo(`${owner.username}@example.com`, 'Confirm');
            expect(tokens).toHaveLength(1);
            expect(running.output).not.toContain(tokens[0]);
        }
        await running.end('SIGTERM');
        expect(running.output).not.toContain(`${owner.username}@example.com`);
        expect(running.output).not.toContain('letter box');
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = __disposeResources(env_3);
        if (result_3)
            await result_3;
    }
});
//# sourceMappingURL=log.test.js.map