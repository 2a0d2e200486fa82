import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { access, chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { MongoClient } from 'mongodb';
import { MongoMemoryReplSet, MongoMemoryServer } from 'mongodb-memory-server-core';
// A guard: a busy machine may take long to start a server.
const launchTimeout = 120_000;
const remedy = 'Set MONGOMS_SYSTEM_BINARY to a mongod, put one on the PATH, or let mongodb-memory-server download one.';
/** A throwaway database on the server of MONGODB_URL; undefined if that is not set. */
export async function givenMongo() {
    const server = process.env['MONGODB_URL'];
    if (!server)
        return undefined;
    const url = new URL(server);
    url.pathname = `/test_${randomBytes(6).toString('hex')}`;
    return {
        url: url.href,
        async drop() {
            const client = await new MongoClient(url.href).connect();
            await client.db().dropDatabase();
            await client.close();
        },
    };
}
/**
 * Finds a mongod to start and to kill: that of MONGOMS_SYSTEM_BINARY, otherwise one on the PATH, otherwise the one that
 * mongodb-memory-server has downloaded or downloads now.
 * @returns why there is none; undefined if there is one
 * @throws if there is none and TEST_MONGODB is `required`
 */
export async function findMongo() {
    if (!process.env['MONGOMS_SYSTEM_BINARY']) {
        const onPath = await firstOf((process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'mongod')));
        if (onPath)
            process.env['MONGOMS_SYSTEM_BINARY'] = onPath;
    }
    process.env['MONGOMS_SYSTEM_BINARY_VERSION_CHECK'] = 'false';
    const dbPath = await mkdtemp(join(tmpdir(), 'nuzzle-mongo-'));
    try {
        const server = await MongoMemoryServer.create({ instance: { dbPath, launchTimeout } });
        await server.stop({ doCleanup: false });
        return undefined;
    }
    catch (error) {
        const reason = `There is no MongoDB to test on: ${error.message.split('\n', 1)[0]}. ${remedy}`;
        if (process.env['TEST_MONGODB'] === 'required')
            throw new Error(reason, { cause: error });
        process.stderr.write(`${reason}\n`);
        return reason;
    }
    finally {
        await rm(dbPath, { recursive: true, force: true });
    }
}
async function firstOf(files) {
    for (const file of files)
        try {
            await access(file);
            return file;
        }
        catch {
            continue;
        }
    return undefined;
}
/**
 * Finds a free port that no outgoing connection uses: a client that keeps trying to reach a killed server on such a
 * port may connect to itself, and occupy the port.
 */
export async function quietPort() {
    for (;;) {
        const port = randomInt(20_000, 32_000);
        const server = createServer().listen(port, '127.0.0.1');
        try {
            await once(server, 'listening');
            server.close();
            await once(server, 'close');
            return port;
        }
        catch {
            continue;
        }
    }
}
/** Starts a server: standalone, or a replica set with one member. */
export async function startMongo(kind, port) {
    const folder = await mkdtemp(join(tmpdir(), 'nuzzle-mongo-'));
    await chmod(folder, 0o700);
    const options = {
        dbPath: folder,
        storageEngine: 'wiredTiger',
        port: port ?? (await quietPort()),
        launchTimeout,
    };
    const args = ['--wiredTigerCacheSizeGB', '0.25'];
    const set = kind === 'replica set'
        ? await MongoMemoryReplSet.create({ instanceOpts: [{ ...options, args }], replSet: { count: 1 } })
        : undefined;
    let server = set?.servers[0] ?? (await MongoMemoryServer.create({ instance: { ...options, args } }));
    const { port: given, instance } = server.instanceInfo;
    let running = instance.mongodProcess;
    return {
        url: `mongodb://127.0.0.1:${given}/nuzzle${set ? `?replicaSet=${set.replSetOpts.name}` : ''}`,
        async kill() {
            const over = once(running, 'close');
            running.kill('SIGKILL');
            await over;
        },
        async restart() {
            server = new MongoMemoryServer({
                instance: { ...options, args, port: given, ...(set && { replSet: set.replSetOpts.name }) },
            });
            const theSamePort = true;
            await server.start(theSamePort);
            running = server.instanceInfo.instance.mongodProcess;
        },
        async stop() {
            await server.stop({ doCleanup: false });
            await set?.stop({ doCleanup: false });
            await rm(folder, { recursive: true, force: true });
        },
    };
}
//# sourceMappingURL=mongo.js.map