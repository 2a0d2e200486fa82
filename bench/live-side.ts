import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { cpuTimeOf } from './machine.js';
import { startSide, type Side, type SideStart } from './side.js';

/** One of those that are measured live: processes on one database, among which the owners are dealt out. */
export class LiveSide {
  private constructor(
    readonly name: string,
    private readonly start: SideStart,
    private processes: Side[],
  ) {}

  /** Starts so many processes of a side. */
  static async open(start: SideStart, count: number): Promise<LiveSide> {
    const side = new LiveSide(start.name, start, []);
    try {
      for (let n = 0; n < count; n++) side.processes.push(await startSide(start));
    } catch (error) {
      await side.stop();
      throw error;
    }
    return side;
  }

  get urls(): string[] {
    return this.processes.map(({ url }) => url);
  }

  get pids(): number[] {
    return this.processes.map(({ pid }) => pid);
  }

  /** Throws where a process has ended by itself. */
  check(): void {
    for (const one of this.processes) one.check();
  }

  /** Stops all processes as a deployment does. */
  async stop(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.stop()));
  }

  /** Starts all again, each on the port that it had. */
  async startAgain(): Promise<void> {
    this.processes = await Promise.all(
      this.processes.map(({ url }) =>
        startSide({ ...this.start, env: { ...this.start.env, PORT: new URL(url).port } }),
      ),
    );
  }

  /** What all have used so far, user and system, in milliseconds. */
  async cpuTime(): Promise<number> {
    const times = await Promise.all(this.pids.map((pid) => cpuTimeOf(pid)));
    return times.reduce((sum, one) => sum + one, 0);
  }

  /** They have done what they were asked: there is no other sign that a subscription has begun. */
  async atRest(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      const before = await this.cpuTime();
      await delay(300);
      this.check();
      quiet = (await this.cpuTime()) - before < 30 * this.processes.length ? quiet + 1 : 0;
    }
  }

  /** The resident memory of all at rest, in kB, after they have collected their garbage until no more goes. */
  async residentMemory(): Promise<number> {
    await this.atRest();
    let least = Infinity;
    for (let same = 0; same < 3;) {
      for (const pid of this.pids) process.kill(pid, 'SIGUSR2');
      await delay(500);
      const sizes = await Promise.all(this.pids.map(residentMemoryOf));
      const now = sizes.reduce((sum, one) => sum + one, 0);
      same = now >= least * 0.995 ? same + 1 : 0;
      least = Math.min(least, now);
    }
    return least;
  }
}

async function residentMemoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
}
