import { setTimeout as delay } from 'node:timers/promises';
import type { Owner } from '../../support/client.js';

const interval = 100;

/** How long requests took, in milliseconds. */
export interface Waits {
  median: number;
  p99: number;
  maximum: number;
}

/** Asks `{ me { id } }` every 100 ms, whether the earlier ones are answered or not, until the signal. */
export async function witness(owner: Owner, over: AbortSignal): Promise<Waits> {
  const waits: number[] = [];
  const asked: Promise<void>[] = [];
  let failure: unknown;
  while (!over.aborted) {
    const since = performance.now();
    asked.push(
      owner.request('{ me { id } }').then(
        () => void waits.push(performance.now() - since),
        (error: unknown) => void (failure ??= error),
      ),
    );
    await delay(interval);
  }
  await Promise.all(asked);
  if (failure) throw new Error('The witness got no answer.', { cause: failure });
  waits.sort((a, b) => a - b);
  const at = (part: number) =>
    Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * part))]!);
  return { median: at(0.5), p99: at(0.99), maximum: at(1) };
}
