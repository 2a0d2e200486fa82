import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

const patience = 60_000;
const patienceAtEnd = 10_000;

/** One of those that are measured: a server in a process of its own. */
export interface Side {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** Throws where the process has ended by itself. */
  check(): void;
  stop(): Promise<void>;
}

/** How a side is started. */
export interface SideStart {
  name: string;
  /** The compiled file and its arguments. */
  command: [file: string, ...args: string[]];
  /** Flags for Node. */
  flags?: string[];
  env?: Record<string, string>;
}

/** A compiled file of this folder. */
export const compiled = (file: string): string => new URL(file, import.meta.url).pathname;

/**
 * Starts a side and waits until it says where it listens.
 * @throws naming the side where it does not start
 */
export async function startSide({ name, command, flags = [], env = {} }: SideStart): Promise<Side> {
  const child = spawn(process.execPath, [...flags, ...command], {
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let said = '';
  let url: string | undefined;
  const found = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      if (url) return;
      said += String(chunk);
      url = /(http:\/\/[^\s/]+)/.exec(said)?.[1];
      if (url) resolve();
    });
  });
  const late = new AbortController();
  await Promise.race([found, exit, delay(patience, undefined, { signal: late.signal })]);
  late.abort();
  let stopping = false;
  const side: Side = {
    name,
    url: url?.replace('localhost', '127.0.0.1') ?? '',
    pid: child.pid!,
    check() {
      if (!stopping && (child.exitCode ?? child.signalCode) !== null)
        throw new Error(`${name} has ended by itself (${child.exitCode ?? child.signalCode}).`);
    },
    async stop() {
      stopping = true;
      if ((child.exitCode ?? child.signalCode) !== null) return;
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), patienceAtEnd);
      await exit;
      clearTimeout(killing);
    },
  };
  if (url) return side;
  await side.stop();
  throw new Error(`${name} did not start. ${said.slice(-500)}`);
}
