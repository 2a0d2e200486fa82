import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
/**
 * Finds a program on the PATH.
 * @returns why it is missing; undefined if it is there
 * @throws if it is missing and TEST_SERVICES is `required`
 */
export async function findProgram(name) {
    for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'])
        if (await access(join(folder, name)).then(() => true, () => false))
            return undefined;
    const reason = `There is no ${name} to test with; Debian has it.`;
    if (process.env['TEST_SERVICES'] === 'required')
        throw new Error(reason);
    process.stderr.write(`${reason}\n`);
    return reason;
}
async function freePort() {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    return port;
}
async function answers(port) {
    for (;;) {
        const socket = connect(port, '127.0.0.1');
        const open = await once(socket, 'connect').then(() => true, () => false);
        socket.destroy();
        if (open)
            return;
        await delay(10);
    }
}
async function startService(port, url, command, args, ids = {}) {
    let child;
    const start = async () => {
        child = spawn(command, args, {
            stdio: 'ignore',
            env: { PATH: `${process.env['PATH']}:/usr/sbin` },
            ...ids,
        });
        await answers(port);
    };
    const end = async (signal) => {
        if (child.exitCode !== null || child.signalCode !== null)
            return;
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
    };
    await start();
    return {
        url,
        kill: () => end('SIGKILL'),
        freeze: () => void child.kill('SIGSTOP'),
        thaw: () => void child.kill('SIGCONT'),
        restart: start,
        stop: () => end('SIGKILL'),
    };
}
/** Starts Debian's redis-server, which stores nothing on disk. */
export async function startRedis() {
    const port = await freePort();
    return startService(port, `redis://127.0.0.1:${port}`, 'redis-server', [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
    ]);
}
/** Starts Debian's PgBouncer in transaction mode in front of a database; `url` connects through it. */
export async function startPgBouncer(databaseUrl) {
    const { hostname, port: behind, username, password, pathname } = new URL(databaseUrl);
    const port = await freePort();
    const folder = await mkdtemp(join(tmpdir(), 'nuzzle-bouncer-'));
    await chmod(folder, 0o755);
    const users = join(folder, 'users.txt');
    await writeFile(users, `"${username}" "${decodeURIComponent(password)}"\n`);
    const settings = join(folder, 'pgbouncer.ini');
    await writeFile(settings, `[databases]
* = host=${hostname} port=${behind}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${users}
pool_mode = transaction
ignore_startup_parameters = extra_float_digits,idle_in_transaction_session_timeout,options
`);
    const url = `postgresql://${username}:${password}@127.0.0.1:${port}${pathname}`;
    // It refuses to run as root.
    const ids = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const service = await startService(port, url, 'pgbouncer', [settings], ids);
    return {
        ...service,
        async stop() {
            await service.stop();
            await rm(folder, { recursive: true });
        },
    };
}
//# sourceMappingURL=services.js.map