import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
// Linux counts CPU time in hundredths of a second.
const tickMs = 10;
/** The machine's cores, memory and Node version. */
export const machine = () => `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
/** The CPU time of a process so far, user and system, in milliseconds; 0 without /proc. */
export const cpuTimeOf = async (pid) => (await statOf(pid))?.cpu ?? 0;
async function statOf(pid) {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (!text)
        return undefined;
    // The process name may contain anything, so the fields are counted from its closing bracket.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const sum = (...indexes) => indexes.reduce((total, at) => total + Number(fields[at]), 0) * tickMs;
    return { parent: Number(fields[1]), cpu: sum(11, 12), withExitedChildren: sum(11, 12, 13, 14) };
}
/** Records which processes used the CPU during the measurements. */
export class MachineWatch {
    #loadBefore = loadavg()[0];
    #all = 0;
    #busy = 0;
    #stolen = 0;
    #own = 0;
    /**
     * @param postmaster the parent of PostgreSQL's processes
     * @param pids the processes of the sides and of the load driver
     */
    constructor(postmaster, pids) {
        this.postmaster = postmaster;
        this.pids = pids;
    }
    /** Starts a watch that includes PostgreSQL and this process. */
    static async open(client) {
        const { rows } = await client.query(`SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid`);
        return new MachineWatch(Number(rows[0].pid), new Set([process.pid]));
    }
    /** Counts a process as one of the measurement's own. */
    include(pid) {
        this.pids.add(pid);
    }
    /** Runs what is measured, and adds up the CPU time of the measurement's own processes and of all others. */
    async during(work) {
        const before = await this.#read();
        const result = await work();
        const after = await this.#read();
        this.#all += after.all - before.all;
        this.#busy += after.busy - before.busy;
        this.#stolen += after.stolen - before.stolen;
        this.#own += after.own - before.own;
        return result;
    }
    /** A sentence on what else the machine was doing. */
    toString() {
        const before = `The load average before the start was ${this.#loadBefore.toFixed(2)}`;
        if (this.#all === 0)
            return `${before}; this system does not say which processes used the CPU.`;
        const share = (part) => `${((Math.max(part, 0) / this.#all) * 100).toFixed(1)}%`;
        return `${before}; during the measurement, ${share(this.#own)} of the CPU time went to the sides, PostgreSQL and the load driver, ${share(this.#busy - this.#own)} to other processes, and ${share(this.#stolen)} to other guests of the host.`;
    }
    async #read() {
        const text = await readFile('/proc/stat', 'utf8').catch(() => '');
        // The order is: user nice system idle iowait irq softirq steal. Interrupts belong to no process.
        const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0] = text
            .split('\n', 1)[0]
            .split(/\s+/)
            .slice(1)
            .map((ticks) => Number(ticks) * tickMs);
        const busy = user + nice + system;
        return {
            all: busy + idle + wait + irq + soft + steal,
            busy,
            stolen: steal,
            own: await this.#readOwn(),
        };
    }
    async #readOwn() {
        const names = await readdir('/proc').catch(() => []);
        const stats = await Promise.all(names
            .filter((name) => /^\d+$/.test(name))
            .map(async (name) => ({ pid: Number(name), stat: await statOf(name) })));
        return stats.reduce((sum, { pid, stat }) => {
            // The time of PostgreSQL's processes that have exited is in their parent's.
            if (pid === this.postmaster)
                return sum + (stat?.withExitedChildren ?? 0);
            return stat && (this.pids.has(pid) || stat.parent === this.postmaster) ? sum + stat.cpu : sum;
        }, 0);
    }
}
//# sourceMappingURL=machine.js.map