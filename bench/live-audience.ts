import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Order, Pace, Published } from './live-client.js';
import type { LiveOwner } from './live-devices.js';
import { compiled } from './side.js';

// Two, so that reading what a side sends is not what holds it up.
const processes = 2;

/** The devices of all owners, in processes of their own, so that they do not share a side's memory or time. */
export class LiveAudience {
  readonly #ends: Promise<{ fault: string }[]>[];

  private constructor(private readonly children: ChildProcess[]) {
    this.#ends = children.map(async (child) => {
      await once(child, 'exit');
      return [{ fault: 'its clients have ended by themselves' }];
    });
  }

  /** Starts the processes. */
  static async open(databaseUrl: string): Promise<LiveAudience> {
    const children = Array.from({ length: processes }, (_, n) =>
      fork(compiled('live-client.js'), [databaseUrl, `client ${n}`], { env: { NODE_ENV: 'production' } }),
    );
    await Promise.all(children.map((child) => once(child, 'message')));
    return new LiveAudience(children);
  }

  /** The processes. */
  get pids(): number[] {
    return this.children.map(({ pid }) => pid!);
  }

  /** Opens two sockets for each owner, and subscribes on each. */
  async subscribe(side: string, owners: LiveOwner[]): Promise<void> {
    await this.#ask((n) => ({ do: 'open', side, owners: owners.filter((_, at) => at % processes === n) }));
  }

  /** Has messages written to owners of a side for so long. */
  async publish(side: string, seconds: number, pace: Pace): Promise<Published> {
    const own = { ...pace, most: pace.most / processes };
    const done = (await this.#ask(() => ({ do: 'publish', side, seconds, pace: own }))) as Published[];
    return {
      deliveries: done.reduce((sum, { deliveries }) => sum + deliveries, 0),
      perSecond: done.reduce((sum, { perSecond }) => sum + perSecond, 0),
      latencies: done.flatMap(({ latencies }) => latencies).toSorted((a, b) => a - b),
    };
  }

  /** Has a side's devices come back by themselves from now on, each from its cursor. */
  async comeBack(side: string): Promise<void> {
    await this.#ask(() => ({ do: 'come back', side }));
  }

  /** Has one message written to each owner of a side. */
  async writeToAll(side: string): Promise<void> {
    await this.#ask(() => ({ do: 'write to all', side }));
  }

  /** Returns when every device of a side has every message. */
  async awaitAll(side: string): Promise<void> {
    await this.#ask(() => ({ do: 'await all', side }));
  }

  /** Closes a side's sockets. */
  async unsubscribe(side: string): Promise<void> {
    await this.#ask(() => ({ do: 'close', side }));
  }

  close(): void {
    for (const child of this.children) child.disconnect();
  }

  #ask(order: (n: number) => Order): Promise<unknown[]> {
    return Promise.all(
      this.children.map(async (child, n) => {
        const given = order(n);
        child.send(given);
        const [answer] = (await Promise.race([once(child, 'message'), this.#ends[n]])) as [
          { result?: unknown; fault?: string },
        ];
        if (answer.fault) throw new Error(`${given.side}: ${answer.fault}`);
        return answer.result;
      }),
    );
  }
}
