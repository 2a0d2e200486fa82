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
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { chooseHome } from '../../src/embedded-postgres/home.js';
import { openEmbeddedPostgres } from '../../src/embedded-postgres/embedded-postgres.js';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { refusedProcess, startProcess } from '../support/process.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
const folder = await mkdtemp(join(tmpdir(), 'nuzzle-start-'));
// Accessible to the user that runs PostgreSQL if the tester is root.
await chmod(folder, 0o711);
afterAll(() => rm(folder, { recursive: true, force: true }));
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken user { id } } }';
const kept = () => readdir('/var/lib/nuzzle').catch(() => []);
/** The files of the server of a data folder, which are elsewhere if PostgreSQL's user cannot reach this checkout. */
const filesOf = async (data) => (await chooseHome(resolvePath(data))).data;
const serverOf = async (data) => {
    const text = await readFile(join(await filesOf(data), 'postmaster.pid'), 'utf8').catch(() => '');
    return text ? Number(text.split('\n')[0]) : undefined;
};
const lives = (pid) => {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch {
        return false;
    }
};
test('a process starts the bundled database, prints what it runs on, and keeps its data when stopped, interrupted or killed', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const data = join(folder, 'again');
        const first = __addDisposableResource(env_1, await startProcess({ DATA_DIR: data }), true);
        expect(first.output).toContain(`API and Apollo Sandbox   ${first.url}/graphql`);
        expect(first.output).toMatch(/Database +PostgreSQL 18\.\d+ of its own, under /);
        expect(first.output).toMatch(/Voice +scripted/);
        expect(first.output).toMatch(/Job store +PostgreSQL/);
        expect((await stat(join(data, 'secret'))).mode & 0o777).toBe(0o600);
        const owner = await newOwner(first.url);
        const { roomId } = await newPet(owner);
        await sendMessage(owner, roomId, 'hello');
        const pid = await serverOf(data);
        expect(lives(pid)).toBe(true);
        expect(await first.end('SIGTERM')).toBe(0);
        expect(lives(pid)).toBe(false);
        const input = { username: owner.username, password: owner.password };
        const second = __addDisposableResource(env_1, await startProcess({ DATA_DIR: data }), true);
        expect((await caller(second.url).request(logIn, { input })).logIn.user.id).toBe(owner.id);
        // The first process's token is still valid: the secret was kept.
        expect((await caller(second.url, owner.token).request('{ me { id } }')).me.id).toBe(owner.id);
        const server = await serverOf(data);
        expect(await second.end('SIGKILL')).toBe('SIGKILL');
        expect(lives(server)).toBe(true);
        const third = __addDisposableResource(env_1, await startProcess({ DATA_DIR: data }), true);
        expect(await serverOf(data)).toBe(server);
        expect((await caller(third.url).request(logIn, { input })).logIn.user.id).toBe(owner.id);
        // Ctrl-C in a terminal signals the whole process group, and npm signals the process again. The database is not in
        // the group, and stops last.
        const ended = third.end('SIGINT', true);
        void third.end('SIGINT');
        expect(await ended).toBe(0);
        expect(lives(server)).toBe(false);
        expect(await readFile(`${await filesOf(data)}.log`, 'utf8')).toContain('database system is shut down');
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
test('a process whose connections are all terminated keeps answering and replying', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const database = await openTestDatabase();
        const running = __addDisposableResource(env_2, await startProcess(testEnvironment(database.url)), true);
        const owner = await newOwner(running.url);
        const { roomId } = await newPet(owner);
        const socket = __addDisposableResource(env_2, openTestSocket(running.url, owner.token), true);
        const query = `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content type } } }`;
        const room = socket.subscribe(query, { id: roomId, after: fromTheStart });
        await sendMessage(owner, roomId, 'before');
        for (const type of ['USER', 'PET'])
            expect((await room.next()).messageAdded.node.type).toBe(type);
        const cut = await database.query(`SELECT application_name AS name, pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'nuzzle%'`);
        expect([...new Set(cut.map(({ name }) => name))].toSorted()).toEqual([
            'nuzzle',
            'nuzzle jobs',
            'nuzzle live',
        ]);
        const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }`;
        // A request may fail if it takes a terminated connection from the pool.
        while ((await owner.send(send, { input: { chatRoomId: roomId, content: 'hello', clientMessageId: '1' } })).errors)
            ;
        expect((await room.next()).messageAdded.node.content).toBe('hello');
        expect((await room.next()).messageAdded.node.type).toBe('PET');
        await until(() => fetch(`${running.url}/health/ready`), ({ status }) => status === 200);
        expect(await running.end('SIGTERM')).toBe(0);
        await database.drop();
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
test('two processes that start at once on a new data folder share one server, and the last one stops it', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const data = join(folder, 'shared');
        const both = await Promise.all([startProcess({ DATA_DIR: data }), startProcess({ DATA_DIR: data })]);
        const one = __addDisposableResource(env_3, both[0], true);
        const two = __addDisposableResource(env_3, both[1], true);
        const owner = await newOwner(one.url);
        expect((await caller(two.url, owner.token).request('{ me { id } }')).me.id).toBe(owner.id);
        const server = await serverOf(data);
        expect(await one.end('SIGTERM')).toBe(0);
        expect(lives(server)).toBe(true);
        expect((await caller(two.url, owner.token).request('{ me { id } }')).me.id).toBe(owner.id);
        expect(await two.end('SIGTERM')).toBe(0);
        expect(lives(server)).toBe(false);
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
test('a process whose connections are terminated still keeps the shared server running', async () => {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        // The previous test's folder, because a new database takes seconds.
        const data = join(folder, 'shared');
        const one = __addDisposableResource(env_4, await startProcess({ DATA_DIR: data }), true);
        const two = __addDisposableResource(env_4, await startProcess({ DATA_DIR: data }), true);
        const own = await openEmbeddedPostgres(data);
        const server = await serverOf(data);
        const admin = new Client({ connectionString: own.adminUrl });
        await admin.connect();
        const { rows } = await admin.query(`SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`);
        // Some terminated connections may still hold their locks for a moment.
        const cut = rows.map(({ pid }) => pid);
        await until(() => admin.query('SELECT 1 FROM pg_stat_activity WHERE pid = ANY($1)', [cut]), ({ rowCount }) => rowCount === 0);
        await until(() => admin.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted`), ({ rowCount }) => rowCount >= 3);
        await admin.end();
        await own.close();
        expect(lives(server)).toBe(true);
        expect(await one.end('SIGTERM')).toBe(0);
        expect(lives(server)).toBe(true);
        await newOwner(two.url);
        expect(await two.end('SIGTERM')).toBe(0);
        expect(lives(server)).toBe(false);
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        const result_4 = __disposeResources(env_4);
        if (result_4)
            await result_4;
    }
});
test('a process, even of root, starts in a folder that only its user can enter, and prints where the files are', async () => {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const closed = join(folder, 'closed');
        await mkdir(closed);
        await chmod(closed, 0o700);
        const before = await kept();
        const started = __addDisposableResource(env_5, await startProcess({ DATA_DIR: join(closed, 'data') }), true);
        const owner = await newOwner(started.url);
        if (process.getuid?.() === 0)
            expect(started.output.replaceAll(/\s+/g, ' ')).toMatch(/its user cannot enter \S+: its programs and data are in \/var\/lib\/nuzzle\//);
        expect(await started.end('SIGTERM')).toBe(0);
        // When its user may enter later, the process still uses the same files.
        await chmod(closed, 0o711);
        const again = __addDisposableResource(env_5, await startProcess({ DATA_DIR: join(closed, 'data') }), true);
        expect((await caller(again.url, owner.token).request('{ me { id } }')).me.id).toBe(owner.id);
        expect(await again.end('SIGTERM')).toBe(0);
        for (const name of await kept())
            if (!before.includes(name))
                await rm(join('/var/lib/nuzzle', name), { recursive: true });
        if (before.length === 0)
            await rm('/var/lib/nuzzle', { recursive: true, force: true });
    }
    catch (e_5) {
        env_5.error = e_5;
        env_5.hasError = true;
    }
    finally {
        const result_5 = __disposeResources(env_5);
        if (result_5)
            await result_5;
    }
});
test('a process logs that the job store cannot be reached, and serves everything else', async () => {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const database = await openTestDatabase();
        const running = __addDisposableResource(env_6, await startProcess({
            ...testEnvironment(database.url),
            LOG_LEVEL: 'warn',
            MONGODB_URL: 'mongodb://127.0.0.1:1/nuzzle',
        }), true);
        expect(running.output).toMatch(/Job store +MongoDB/);
        await running.waitForOutput('The job store cannot be reached');
        const ready = await fetch(`${running.url}/health/ready`);
        expect(ready.status).toBe(503);
        expect(await ready.json()).toMatchObject({ checks: { database: true, live: true, jobs: false } });
        await newOwner(running.url);
        expect(await running.end('SIGTERM')).toBe(0);
        await database.drop();
    }
    catch (e_6) {
        env_6.error = e_6;
        env_6.hasError = true;
    }
    finally {
        const result_6 = __disposeResources(env_6);
        if (result_6)
            await result_6;
    }
});
test('a data folder whose secret was replaced is refused, and its server does not stay behind', async () => {
    const data = join(folder, 'secret');
    const opened = await openEmbeddedPostgres(data);
    await opened.close();
    // The name of a folder elsewhere contains the secret, so there a new secret begins with a new database.
    if (opened.note !== undefined)
        return;
    const secret = join(data, 'secret');
    await rename(secret, `${secret}.kept`);
    await expect(openEmbeddedPostgres(data)).rejects.toThrow('created with another secret');
    await until(() => serverOf(data), (pid) => pid === undefined);
    await rename(`${secret}.kept`, secret);
    await (await openEmbeddedPostgres(data)).close();
});
test('the error for a port in use names the port', async () => {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    const { code, output } = await refusedProcess({
        DATA_DIR: join(folder, 'again'),
        // A process that stops while it uses the job store may log a warning.
        RUN: 'api',
        PORT: String(port),
    });
    server.close();
    expect(code).toBe(1);
    expect(output).toBe(`listen EADDRINUSE: address already in use 127.0.0.1:${port}. Set PORT, or HOST.\n`);
});
test('the error for an impossible data folder names DATA_DIR', async () => {
    const { code, output } = await refusedProcess({ DATA_DIR: '/dev/null/data' });
    expect(code).toBe(1);
    expect(output).toMatch(/^ENOTDIR: .*\. Set DATA_DIR to a folder that this user may write to\.\n$/);
});
test('the error for a server that is too old names its version', async () => {
    const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => {
            socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
            socket.on('data', (query) => {
                if (query[0] !== 'Q'.charCodeAt(0))
                    socket.end();
                else
                    socket.write(rowOf({ number: '140011', version: '14.11 (Debian 14.11-1)', encoding: 'UTF8' }));
            });
        });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    const { code, output } = await refusedProcess({
        DATABASE_URL: `postgresql://nuzzle:hunter2@127.0.0.1:${port}/nuzzle`,
        TOKEN_SECRET: 'x'.repeat(32),
    });
    server.close();
    expect(code).toBe(1);
    expect(output).toBe('PostgreSQL 15 or later is needed; this server is PostgreSQL 14.11.\n');
});
test('the error for a database that cannot be reached does not contain its password', async () => {
    const { code, output } = await refusedProcess({
        DATABASE_URL: 'postgresql://nuzzle:hunter2@127.0.0.1:1/nuzzle',
    });
    expect(code).toBe(1);
    expect(output).toBe('The database cannot be reached: ECONNREFUSED.\n');
});
// PostgreSQL's frontend/backend protocol, chapter "Message Formats": as much of it as one simple query takes.
const int32 = (value) => Buffer.from(new Int32Array([value]).buffer).swap32();
const int16 = (value) => Buffer.from(new Int16Array([value]).buffer).swap16();
const message = (type, body) => Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
function rowOf(row) {
    const names = Object.keys(row).map((name) => Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]));
    const values = Object.values(row).map((value) => Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]));
    return Buffer.concat([
        message('T', Buffer.concat([int16(names.length), ...names])),
        message('D', Buffer.concat([int16(values.length), ...values])),
        message('C', Buffer.from('SELECT 1\0')),
        message('Z', Buffer.from('I')),
    ]);
}
//# sourceMappingURL=process.test.js.map