import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
const startTimeout = 60_000;
const stopTimeout = 10_000;
/** The path of a compiled file, such as `src/main.js`. */
export const compiled = (file) => new URL(`../../${file}`, import.meta.url).pathname;
/**
 * Starts a server and waits until it prints its address.
 * @throws naming the side, if it does not start
 */
export async function startServer({ name, command, flags = [], env = {}, }) {
    const child = spawn(process.execPath, [...flags, ...command], {
        env: { NODE_ENV: 'production', ...env },
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    let output = '';
    let url;
    const listening = new Promise((resolve) => {
        child.stdout.on('data', (chunk) => {
            if (url)
                return;
            output += String(chunk);
            url = /(http:\/\/[^\s/]+)/.exec(output)?.[1];
            if (url)
                resolve();
        });
    });
    const timeout = new AbortController();
    await Promise.race([listening, exit, delay(startTimeout, undefined, { signal: timeout.signal })]);
    timeout.abort();
    let isStopping = false;
    const server = {
        url: url?.replace('localhost', '127.0.0.1') ?? '',
        pid: child.pid,
        check() {
            const ended = child.exitCode ?? child.signalCode;
            if (!isStopping && ended !== null)
                throw new Error(`${name} exited by itself (${ended}).`);
        },
        async stop() {
            isStopping = true;
            if ((child.exitCode ?? child.signalCode) !== null)
                return;
            child.kill('SIGTERM');
            const killing = setTimeout(() => child.kill('SIGKILL'), stopTimeout);
            await exit;
            clearTimeout(killing);
        },
    };
    if (url)
        return server;
    await server.stop();
    throw new Error(`${name} did not start. ${output.slice(-500)}`);
}
//# sourceMappingURL=server-process.js.map