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
import { createECDH } from 'node:crypto';
import { join } from 'node:path';
import { until } from '../support/absence.js';
import { caller } from '../support/client.js';
import { startProcess } from '../support/process.js';
/** Returns the entries of a record that is keyed by owner. */
export const entries = (record) => Object.entries(record);
/** Makes a Web Push key pair, for an application server or a device. */
export function pushKeys() {
    const keys = createECDH('prime256v1');
    return { publicKey: keys.generateKeys('base64url'), privateKey: keys.getPrivateKey('base64url') };
}
const vapid = pushKeys();
/** Returns the environment of the version's processes. Older versions ignore what they do not know. */
export const environment = (databaseUrl) => ({
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    TOKEN_SECRET: 'the secret of installations that tests upgrade',
    LEASE: '1s',
    SWEEP_EVERY: '1s',
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    VAPID_SUBJECT: 'mailto:operator@example.com',
    PUSH_PRIVATE_NETWORK: 'allow',
});
/** Starts the version, uses it, then stops it with SIGTERM. */
export async function whileUp({ checkout, databaseUrl }, env, use) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const app = __addDisposableResource(env_1, await startProcess({ ...environment(databaseUrl), ...env }, join(checkout, 'dist/src/main.js')), true);
        return await use(app);
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
/** Returns the names of the mutations that the version has. */
export async function mutationsOf(url) {
    const { __schema } = await caller(url).request('{ __schema { mutationType { fields { name } } } }');
    return new Set(__schema.mutationType.fields.map(({ name }) => name));
}
/** Waits until a query finds a row. */
export const untilFound = ({ database }, text) => until(() => database.query(text), ({ rowCount }) => rowCount !== 0);
//# sourceMappingURL=version.js.map