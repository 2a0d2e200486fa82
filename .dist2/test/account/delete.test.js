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
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { eraseAtOnce } from '../../src/account/erase.js';
import { modules } from '../../src/modules.js';
import { goAway, until } from '../support/absence.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { writeHistory } from '../support/history.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';
const app = await startApp();
const personalTables = modules.flatMap(({ tables }) => tables);
const deletion = `mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { deletedUserId } }`;
const leave = (owner) => owner.request(deletion, { input: { password: owner.password } });
/** Every row of every table that contains a word or belongs to a user. */
async function traces(owner, words) {
    const tables = await app.database.query(`SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'agenda'::regnamespace)`);
    const found = [];
    for (const { name } of tables) {
        const rows = await app.database.query(`SELECT it::text AS row FROM ${name} it WHERE it::text ILIKE ANY ($1)`, [words.map((word) => `%${word}%`)]);
        found.push(...rows.map(({ row }) => `${name}: ${row}`));
    }
    for (const name of [
        'all_activities',
        'notifications',
        'outreaches',
        'outreach_due',
        'push_subscriptions',
        'sessions',
        'data_exports',
    ])
        found.push(...(await app.database.query(`SELECT 1 FROM ${name} WHERE user_id = $1`, [owner.id])).map(() => name));
    return found;
}
async function fullLife(words) {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner, 'Sesame', `a persona that ${words}`);
    await writeHistory(app.database, { owner, pet, messages: 300, months: 20 });
    await app.database.query(`SELECT archive_partition(name) FROM partitions WHERE ends_at < clock() - interval '1 year' ORDER BY starts_at`);
    await sendMessage(owner, pet.roomId, `the owner says ${words}`);
    await owner.request('mutation ($password: String!) { exportMyData(input: { password: $password }) { url } }', { password: owner.password });
    await app.database.query(`INSERT INTO notifications (user_id, notification_type, title, content) VALUES ($1, 'SYSTEM', 'Hello', $2)`, [owner.id, words]);
    await app.database.query(`INSERT INTO push_subscriptions (user_id, session_id, endpoint, p256dh, auth)
     SELECT user_id, id, 'https://push.example.com/' || $2, 'key', 'auth' FROM sessions WHERE user_id = $1`, [owner.id, words]);
    return owner;
}
const finished = async ({ id }) => (await app.database.query(`SELECT finished_at IS NOT NULL AS done FROM erasures WHERE user_id = $1`, [id]))[0]?.done;
test('a deleted account leaves no live or archived data, and its tokens stop working at once', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const words = 'xylophonequartz';
        const owner = await fullLife(words);
        const other = await newOwner(app.url);
        const kept = await newPet(other);
        await sendMessage(other, kept.roomId, 'I stay');
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const live = socket.subscribe('subscription { petMessageAdded { cursor } }');
        await socket.connected;
        expect(await leave(owner)).toEqual({ deleteAccount: { deletedUserId: owner.id } });
        expect((await owner.requestError('{ me { id } }')).extensions.code).toBe('UNAUTHENTICATED');
        const visitor = caller(app.url);
        const refresh = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken } }`;
        expect((await visitor.requestError(refresh, { input: { refreshToken: owner.refreshToken } })).extensions.code).toBe('UNAUTHENTICATED');
        const logIn = `mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }`;
        for (const username of [owner.username, `~${owner.id.padStart(2, '0')}`])
            expect((await visitor.requestError(logIn, { input: { username, password: owner.password } })).extensions.code).toBe('INVALID_CREDENTIALS');
        expect((await socket.closed).code).toBe(4403);
        await expect(live.next()).rejects.toBeDefined();
        await until(() => finished(owner), Boolean);
        expect(await traces(owner, [words, owner.username, 'Sesame', 'line 1'])).toEqual([]);
        expect((await other.request('{ me { pets { totalCount } } }')).me.pets.totalCount).toBe(1);
        // The name is free again.
        const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } } }`;
        const input = {
            username: owner.username,
            email: `${owner.username}@example.com`,
            password: owner.password,
        };
        expect((await visitor.request(signUp, { input })).signUp.user.id).not.toBe(owner.id);
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
test('a wrong password deletes nothing, and the error does not repeat it', async () => {
    const owner = await newOwner(app.url);
    const error = await owner.requestError(deletion, { input: { password: 'not the right one' } });
    expect(error.extensions).toEqual({
        code: 'BAD_USER_INPUT',
        fields: faults({ password: 'This password is wrong.' }),
    });
    expect(JSON.stringify(error)).not.toContain('not the right one');
    expect((await owner.request('{ me { id } }')).me.id).toBe(owner.id);
});
test('accounts whose ids have different lengths or the same prefix can be deleted', async () => {
    for (const next of [119, 1_229, 12_345_678]) {
        await app.database.query(`SELECT setval('users_id_seq', $1)`, [next]);
        const [one, other] = [await newOwner(app.url), await newOwner(app.url)];
        for (const owner of [one, other])
            expect(await leave(owner)).toEqual({ deleteAccount: { deletedUserId: owner.id } });
        const [row] = await app.database.query('SELECT username FROM users WHERE id = $1', [
            one.id,
        ]);
        expect(row.username).toBe(`~${one.id}`);
    }
});
test('two parallel deletions delete the account once', async () => {
    const owner = await newOwner(app.url);
    const answers = await Promise.all(Array.from({ length: 8 }, () => owner.send(deletion, { input: { password: owner.password } })));
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    for (const { errors } of answers)
        if (errors)
            expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
});
test('a job erases what a crashed process left', async () => {
    const words = 'zephyrjukebox';
    const owner = await fullLife(words);
    // As after a crash right after the commit: deleted, but not yet erased.
    const orm = await MikroORM.init(databaseOptions(app.database.url, 1));
    await orm.em.fork().transactional((em) => eraseAtOnce(em, personalTables, owner.id));
    await orm.close(true);
    expect(await traces(owner, [words])).not.toEqual([]);
    await app.database.moveClock(61_000);
    await app.another({ RUN: 'jobs' });
    await until(() => finished(owner), Boolean);
    expect(await traces(owner, [words, 'line 2'])).toEqual([]);
    await app.database.moveClock(0);
});
test('a pet does not write to an owner who deletes the account during the outreach', async () => {
    const owner = await newOwner(app.url);
    await newPet(owner);
    await goAway(app, owner);
    await leave(owner);
    await until(() => finished(owner), Boolean);
    expect(await app.database.query('SELECT 1 FROM outreaches WHERE user_id = $1', [owner.id])).toEqual([]);
});
//# sourceMappingURL=delete.test.js.map