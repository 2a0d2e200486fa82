import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ascending } from '../run/figures.js';
import { compiled } from '../run/server-process.js';
import type { LiveOwner } from './devices.js';
import type { ClientCommand, ClientReply, LiveRun, Pace } from './protocol.js';

// Two, so that a side never waits for its clients to read.
const processCount = 2;

/** The devices of all owners, in processes of their own, so that they take no memory or CPU time from a side. */
export class LiveClients {
  readonly #exits: Promise<[ClientReply]>[];

  private constructor(private readonly children: ChildProcess[]) {
    this.#exits = children.map(async (child): Promise<[ClientReply]> => {
      await once(child, 'exit');
      return [{ error: 'the client process exited by itself' }];
    });
  }

  /** Starts the processes. */
  static async open(databaseUrl: string): Promise<LiveClients> {
    const children = Array.from({ length: processCount }, (_, n) =>
      fork(compiled('bench/live/client-process.js'), [databaseUrl, `client ${n}`], {
        env: { NODE_ENV: 'production' },
      }),
    );
    await Promise.all(children.map((child) => once(child, 'message')));
    return new LiveClients(children);
  }

  get pids(): number[] {
    return this.children.map(({ pid }) => pid!);
  }

  /** Opens two sockets for each owner, and subscribes on each. */
  async subscribe(side: string, owners: LiveOwner[]): Promise<void> {
    await this.#send((n) => ({
      do: 'subscribe',
      side,
      owners: owners.filter((_, at) => at % processCount === n),
    }));
  }

  /** Writes messages to random owners of a side for so long, and waits until all are delivered. */
  async run(side: string, seconds: number, pace: Pace): Promise<LiveRun> {
    const share = { ...pace, max: pace.max / processCount };
    const runs = (await this.#send(() => ({ do: 'run', side, seconds, pace: share }))) as LiveRun[];
    return {
      deliveries: runs.reduce((sum, { deliveries }) => sum + deliveries, 0),
      perSecond: runs.reduce((sum, { perSecond }) => sum + perSecond, 0),
      latencies: ascending(runs.flatMap(({ latencies }) => latencies)),
    };
  }

  /** From now on a side's devices reconnect when their sockets close, each from its cursor. */
  async allowReconnect(side: string): Promise<void> {
    await this.#send(() => ({ do: 'allow reconnect', side }));
  }

  /** Writes one message to each owner of a side. */
  async writeToAll(side: string): Promise<void> {
    await this.#send(() => ({ do: 'write to all', side }));
  }

  /** Returns when every device of a side has every message. */
  async awaitDeliveries(side: string): Promise<void> {
    await this.#send(() => ({ do: 'await deliveries', side }));
  }

  /** Closes a side's sockets. */
  async unsubscribe(side: string): Promise<void> {
    await this.#send(() => ({ do: 'unsubscribe', side }));
  }

  /** Ends the processes. */
  close(): void {
    for (const child of this.children) child.disconnect();
  }

  #send(commandOf: (n: number) => ClientCommand): Promise<unknown[]> {
    return Promise.all(
      this.children.map(async (child, n) => {
        const command = commandOf(n);
        child.send(command);
        const [reply] = (await Promise.race([once(child, 'message'), this.#exits[n]])) as [ClientReply];
        if (reply.error) throw new Error(`${command.side}: ${reply.error}`);
        return reply.result;
      }),
    );
  }
}
