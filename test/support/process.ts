import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';

const ownMain = new URL('../../src/main.js', import.meta.url).pathname;

/** A real process of the product. */
export interface TestProcess extends AsyncDisposable {
  readonly url: string;
  /** All that it printed so far. */
  readonly output: string;
  /** Sends a signal and does not wait: to freeze it, and to let it go on. */
  signal(signal: NodeJS.Signals): void;
  /** Waits until it has printed this. */
  says(words: string): Promise<void>;
  /** Sends a signal, to its whole group where told, and waits for its end. */
  end(signal: NodeJS.Signals, group?: boolean): Promise<number | NodeJS.Signals>;
}

/** The variables that every program of a test starts from: nothing of the tester's own. */
export const programEnvironment: Record<string, string> = {
  PATH: process.env['PATH'] ?? '',
  // Node keeps what it compiled for the next start: a start takes a fifth less CPU.
  NODE_COMPILE_CACHE: new URL('../../.compile-cache', import.meta.url).pathname,
};

interface Running {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | NodeJS.Signals>;
}

function run(env: Record<string, string>, main = ownMain): Running {
  // As `npm start` does.
  const child = spawn(process.execPath, ['--max-semi-space-size=8', main], {
    env: { ...programEnvironment, PORT: '0', LOG_LEVEL: 'warn', ...env },
    // Away from the tester's own .env.
    cwd: tmpdir(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return { child, said: () => said, ended };
}

/** Starts a process and waits until it is up. @param main the file to run, where it is another version's */
export async function startProcess(env: Record<string, string>, main?: string): Promise<TestProcess> {
  const { child, said, ended } = run(env, main);
  let over = false;
  void ended.finally(() => (over = true));
  let url: string | undefined;
  while (!(url = /(http:\/\/\S+)\/health\/live/.exec(said())?.[1])) {
    if (over) throw new Error(`The process ended:\n${said()}`);
    await Promise.race([once(child.stdout!, 'data'), ended]);
  }
  return {
    url,
    get output() {
      return said();
    },
    signal: (signal) => void child.kill(signal),
    async says(words) {
      while (!said().includes(words)) {
        if (over) throw new Error(`The process ended:\n${said()}`);
        await Promise.race([once(child.stdout!, 'data'), ended]);
      }
    },
    async end(signal, group = false) {
      if (!over) process.kill(group ? -child.pid! : child.pid!, signal);
      return ended;
    },
    async [Symbol.asyncDispose]() {
      // Only where a test failed: the process goes, and an embedded database with it.
      if (!over) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Starts a process that is to refuse, and waits for its end. */
export async function refusedProcess(
  env: Record<string, string>,
): Promise<{ code: number | NodeJS.Signals; output: string }> {
  const { said, ended } = run(env);
  return { code: await ended, output: said() };
}
