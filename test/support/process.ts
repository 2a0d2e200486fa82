import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';

const ownMain = new URL('../../src/main.js', import.meta.url).pathname;

/** A real process of the product. */
export interface TestProcess extends AsyncDisposable {
  readonly url: string;
  /** Everything that it has printed. */
  readonly output: string;
  /** Sends a signal and does not wait, for example to freeze the process or to continue it. */
  signal(signal: NodeJS.Signals): void;
  /** Waits until the output contains these words. */
  waitForOutput(words: string): Promise<void>;
  /** Sends a signal, optionally to its whole group, and waits until it has exited. */
  end(signal: NodeJS.Signals, group?: boolean): Promise<number | NodeJS.Signals>;
}

/** The variables of every program that a test starts: none of the tester's environment. */
export const programEnvironment: Record<string, string> = {
  PATH: process.env['PATH'] ?? '',
  // As `npm start` does.
  MALLOC_MMAP_THRESHOLD_: '1000000',
  // Node keeps compiled code for the next start, which then takes a fifth less CPU.
  NODE_COMPILE_CACHE: new URL('../../.compile-cache', import.meta.url).pathname,
};

interface Running {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | NodeJS.Signals>;
}

function run(env: Record<string, string>, main = ownMain): Running {
  // As `npm start` does.
  const child = spawn(process.execPath, ['--max-semi-space-size=8', '--heap-growing-percent=40', main], {
    env: { ...programEnvironment, PORT: '0', LOG_LEVEL: 'warn', ...env },
    // A folder without the tester's .env.
    cwd: tmpdir(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return { child, output: () => output, ended };
}

/** Starts a process and waits until it is up. @param main the file to run, for another version */
export async function startProcess(env: Record<string, string>, main?: string): Promise<TestProcess> {
  const { child, output, ended } = run(env, main);
  let over = false;
  void ended.finally(() => (over = true));
  let url: string | undefined;
  while (!(url = /(http:\/\/\S+)\/health\/live/.exec(output())?.[1])) {
    if (over) throw new Error(`The process ended:\n${output()}`);
    await Promise.race([once(child.stdout!, 'data'), ended]);
  }
  return {
    url,
    get output() {
      return output();
    },
    signal: (signal) => void child.kill(signal),
    async waitForOutput(words) {
      while (!output().includes(words)) {
        if (over) throw new Error(`The process ended:\n${output()}`);
        await Promise.race([once(child.stdout!, 'data'), ended]);
      }
    },
    async end(signal, group = false) {
      if (!over) process.kill(group ? -child.pid! : child.pid!, signal);
      return ended;
    },
    async [Symbol.asyncDispose]() {
      // Only after a failed test: stops the process, and with it an embedded database.
      if (!over) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Starts a process that must refuse to start, and waits until it has exited. */
export async function refusedProcess(
  env: Record<string, string>,
): Promise<{ code: number | NodeJS.Signals; output: string }> {
  const { output, ended } = run(env);
  return { code: await ended, output: output() };
}
