import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { Client } from 'pg';

// Linux counts CPU time in hundredths of a second for everybody who asks.
const tick = 10;

/** What it was measured on. */
export const machine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;

/** The CPU time of a process so far, user and system, in milliseconds; 0 where the system does not tell. */
export const cpuTimeOf = async (pid: number): Promise<number> => (await statOf(pid))?.cpu ?? 0;

async function statOf(pid: number | string) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (!text) return undefined;
  // The name before may hold anything, so the fields are counted from its closing bracket.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = (...at: number[]) => at.reduce((sum, one) => sum + Number(fields[one]), 0) * tick;
  return { parent: Number(fields[1]), cpu: ticks(11, 12), withEnded: ticks(11, 12, 13, 14) };
}

/** Watches who had the CPU while something was measured. */
export class MachineWatch {
  readonly #loadBefore = loadavg()[0]!;
  #all = 0;
  #busy = 0;
  #stolen = 0;
  #ours = 0;

  /**
   * @param postmaster the process that PostgreSQL's others are children of
   * @param pids the sides and what drives them
   */
  private constructor(
    private readonly postmaster: number,
    private readonly pids: Set<number>,
  ) {}

  /** A watch on this machine's CPUs, with PostgreSQL and this process known. */
  static async open(client: Client): Promise<MachineWatch> {
    const { rows } = await client.query<{ pid: string }>(
      `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid`,
    );
    return new MachineWatch(Number(rows[0]!.pid), new Set([process.pid]));
  }

  /** Counts a process as one that takes part. */
  know(pid: number): void {
    this.pids.add(pid);
  }

  /** Runs what is measured, and counts the time of those who take part and of all others. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const before = await this.#read();
    const result = await work();
    const after = await this.#read();
    this.#all += after.all - before.all;
    this.#busy += after.busy - before.busy;
    this.#stolen += after.stolen - before.stolen;
    this.#ours += after.ours - before.ours;
    return result;
  }

  /** What else the machine was doing, in a sentence. */
  toString(): string {
    const before = `Before the start the load average was ${this.#loadBefore.toFixed(2)}`;
    if (this.#all === 0) return `${before}; this system does not tell who had the CPU.`;
    const share = (part: number) => `${((Math.max(part, 0) / this.#all) * 100).toFixed(1)}%`;
    return `${before}; while it was measured, ${share(this.#ours)} of the CPU time went to the sides, PostgreSQL and the load driver, ${share(this.#busy - this.#ours)} to other processes, and ${share(this.#stolen)} to other guests of the host.`;
  }

  async #read() {
    const text = await readFile('/proc/stat', 'utf8').catch(() => '');
    // user nice system idle iowait irq softirq steal; interrupts belong to no process.
    const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0] = text
      .split('\n', 1)[0]!
      .split(/\s+/)
      .slice(1)
      .map((ticks) => Number(ticks) * tick);
    const busy = user + nice + system;
    return {
      all: busy + idle + wait + irq + soft + steal,
      busy,
      stolen: steal,
      ours: await this.#readOurs(),
    };
  }

  async #readOurs(): Promise<number> {
    const names = await readdir('/proc').catch(() => []);
    const stats = await Promise.all(
      names
        .filter((name) => /^\d+$/.test(name))
        .map(async (name) => ({ pid: Number(name), stat: await statOf(name) })),
    );
    return stats.reduce((sum, { pid, stat }) => {
      // Of PostgreSQL's processes those that have ended count too: their time is their parent's.
      if (pid === this.postmaster) return sum + (stat?.withEnded ?? 0);
      return stat && (this.pids.has(pid) || stat.parent === this.postmaster) ? sum + stat.cpu : sum;
    }, 0);
  }
}
