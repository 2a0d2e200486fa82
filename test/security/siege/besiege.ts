import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AttackPlan, AttackReport, AttackerData } from './attack.js';

const attackerFile = new URL('./attacker.js', import.meta.url).pathname;

/** Attacks that are under way. */
export interface Siege {
  /** Rejects if the attackers end before they are told to. */
  readonly broken: Promise<void>;
  /** Ends the attacks. @returns what the attackers did and saw */
  end(): Promise<AttackReport>;
  /** Ends them without a report, whatever their state. */
  kill(): Promise<unknown>;
}

/**
 * Starts attacks in a thread of their own, so that they do not delay the clocks of those who measure.
 * @param crowd how many repeat each attack at once, at least
 * @param only the name of one attack; all attacks if it is not given
 */
export function besiege(plan: AttackPlan, crowd: number, only?: string): Siege {
  const worker = new Worker(attackerFile, {
    workerData: { plan, crowd, only } satisfies AttackerData,
    execArgv: [],
  });
  let over = false;
  const broken = (async () => {
    const [code] = (await once(worker, 'exit')) as [number];
    if (!over) throw new Error(`The attackers ended with ${code}.`);
  })();
  // It is awaited by who wants to know.
  broken.catch(() => undefined);
  return {
    broken,
    async end() {
      over = true;
      const reported = once(worker, 'message');
      worker.postMessage('end', []);
      return (await reported)[0] as AttackReport;
    },
    async kill() {
      over = true;
      return worker.terminate();
    },
  };
}
