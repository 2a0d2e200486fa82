import { FairQueue } from '../../fair-queue.js';
import { VoiceError, type VoiceUse } from '../voice.js';

const [maxWaitingPerOwner, maxWaiting] = [256, 10_000];

/**
 * Lets a few calls to models go at once. Those that wait take turns by owner, so that an owner with many pets delays another
 * by one call, not by all. What no owner waits for has at most half of the places.
 */
export class Turnstile {
  readonly #all: FairQueue;
  readonly #unasked: FairQueue;

  /**
   * @param concurrency how many calls at once
   * @param maxWait how long a call may wait, in milliseconds
   */
  constructor(concurrency: number, maxWait: number) {
    const bounds = {
      maxWaitingPerKey: maxWaitingPerOwner,
      maxWaiting,
      maxWait: Math.min(maxWait, 2 ** 31 - 1),
    };
    this.#all = new FairQueue({ ...bounds, concurrency });
    this.#unasked = new FairQueue({ ...bounds, concurrency: Math.max(1, Math.floor(concurrency / 2)) });
  }

  /**
   * Waits for the turn of a call.
   * @returns call it once, when the call is over
   * @throws {VoiceError} `VOICE_BUSY` if too many wait, or the turn does not come in time
   */
  async enter(ownerId: string, use: VoiceUse, signal: AbortSignal): Promise<() => void> {
    const leaveUnasked = use === 'reply' ? undefined : await turn(this.#unasked, ownerId, signal);
    try {
      const leave = await turn(this.#all, ownerId, signal);
      return () => {
        leave();
        leaveUnasked?.();
      };
    } catch (error) {
      leaveUnasked?.();
      throw error;
    }
  }
}

async function turn(queue: FairQueue, ownerId: string, signal: AbortSignal): Promise<() => void> {
  try {
    return await queue.enter(ownerId, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new VoiceError('VOICE_BUSY', { cause: error }, undefined, {
      explanation: 'More answers are in the making than VOICE_CONCURRENCY allows, and none was done in time.',
    });
  }
}
