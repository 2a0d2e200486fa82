import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { cpuTimeOf } from '../report/machine.js';
import { startServer } from '../run/server-process.js';
/** A side with several processes on one database. The owners are distributed among them. */
export class LiveSide {
    constructor(name, command, processes) {
        this.name = name;
        this.command = command;
        this.processes = processes;
    }
    /** Starts so many processes. */
    static async open(command, count) {
        const side = new LiveSide(command.name, command, []);
        try {
            for (let n = 0; n < count; n++)
                side.processes.push(await startServer(command));
        }
        catch (error) {
            await side.stop();
            throw error;
        }
        return side;
    }
    get urls() {
        return this.processes.map(({ url }) => url);
    }
    get pids() {
        return this.processes.map(({ pid }) => pid);
    }
    /** @throws if a process has exited by itself */
    check() {
        for (const one of this.processes)
            one.check();
    }
    /** Stops all processes with SIGTERM, as a deployment does. */
    async stop() {
        await Promise.all(this.processes.map((one) => one.stop()));
    }
    /** Starts all processes again, each on its port. */
    async startAgain() {
        this.processes = await Promise.all(this.processes.map(({ url }) => startServer({ ...this.command, env: { ...this.command.env, PORT: new URL(url).port } })));
    }
    /** The CPU time of all processes so far, in milliseconds. */
    async cpuTime() {
        const times = await Promise.all(this.pids.map((pid) => cpuTimeOf(pid)));
        return times.reduce((sum, one) => sum + one, 0);
    }
    /** Returns when the processes use no more CPU time: nothing else shows that a subscription has started. */
    async awaitIdle() {
        for (let idle = 0; idle < 3;) {
            const before = await this.cpuTime();
            await delay(300);
            this.check();
            idle = (await this.cpuTime()) - before < 30 * this.processes.length ? idle + 1 : 0;
        }
    }
    /** The resident memory of all idle processes, in kB, after collecting garbage until it no longer shrinks. */
    async residentMemory() {
        await this.awaitIdle();
        let least = Infinity;
        for (let unchanged = 0; unchanged < 3;) {
            for (const pid of this.pids)
                process.kill(pid, 'SIGUSR2');
            await delay(500);
            const sizes = await Promise.all(this.pids.map(residentMemoryOf));
            const now = sizes.reduce((sum, one) => sum + one, 0);
            unchanged = now >= least * 0.995 ? unchanged + 1 : 0;
            least = Math.min(least, now);
        }
        return least;
    }
}
async function residentMemoryOf(pid) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
}
//# sourceMappingURL=live-side.js.map