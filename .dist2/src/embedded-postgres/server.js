import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { untilReady, WrongSecret } from './until-ready.js';
const stopTimeout = 30_000;
// An error about a refused row repeats the row, and what people write must not be logged.
const quiet = { log_error_verbosity: 'terse', log_min_error_statement: 'panic' };
/**
 * Finds the server that runs on these files.
 * @returns its port, or undefined if none runs
 * @throws {WrongSecret}
 */
export async function findServer(home, adminUrl) {
    try {
        return await untilReady(50, async (connect) => {
            const found = await readPostmaster(home);
            if (!found || !isAlive(found.pid))
                return undefined;
            await connect(adminUrl(found.port));
            return found.port;
        });
    }
    catch (error) {
        if (error instanceof WrongSecret)
            throw error;
        // After a crash, another program may have the process id. PostgreSQL itself checks that when it starts.
        return undefined;
    }
}
/**
 * Starts the server on 127.0.0.1, on a free port.
 * @param settings PostgreSQL settings by name
 * @returns the port
 * @throws {WrongSecret}
 * @throws with the end of the server's log if it does not start
 */
export async function startServer(home, settings, adminUrl) {
    const port = await freePort();
    const logFile = `${home.data}.log`;
    const log = await open(logFile, 'w', 0o600);
    const all = {
        ...quiet,
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        port: String(port),
        ...settings,
    };
    const child = spawn(home.postgres, ['-D', home.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])], 
    // A process group of its own: Ctrl-C in a terminal must stop the API first and the database last.
    { ...home.runAs, cwd: home.data, detached: true, stdio: ['ignore', log.fd, log.fd] });
    const exited = new AbortController();
    child.on('error', () => exited.abort());
    child.on('exit', () => exited.abort());
    await log.close();
    child.unref();
    try {
        await untilReady(20, (connect) => connect(adminUrl(port)), exited.signal);
        return port;
    }
    catch (error) {
        child.kill('SIGINT');
        if (error instanceof WrongSecret)
            throw error;
        const output = await readFile(logFile, 'utf8').catch(() => '');
        throw new Error(`PostgreSQL did not start (its log is ${logFile}):\n${output.slice(-2000)}`, {
            cause: error,
        });
    }
}
/** Stops the server, and waits until its process has ended, for 30 seconds at most. */
export async function stopServer(home) {
    const found = await readPostmaster(home);
    if (!found)
        return;
    process.kill(found.pid, 'SIGINT');
    const deadline = Date.now() + stopTimeout;
    while (isAlive(found.pid) && Date.now() < deadline)
        await delay(10);
}
/** Reads `postmaster.pid`: line 1 is the process id, line 4 the port (PostgreSQL's miscadmin.h, "LOCK_FILE_LINE"). */
async function readPostmaster(home) {
    const text = await readFile(join(home.data, 'postmaster.pid'), 'utf8').catch(() => '');
    const lines = text.split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 && port > 0 ? { pid, port } : undefined;
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
async function freePort() {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    return port;
}
//# sourceMappingURL=server.js.map