import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '../../log.js';
import type { PromptMessage } from '../prompt.js';
import { VoiceError } from '../voice.js';
import type { Call } from './call.js';
import type { LearnedModels } from './learned-model.js';
import type { Patience } from './patience.js';
import { post, type Begun, type ServerAddress } from './post.js';
import { ProviderError } from './provider-error.js';
import { refusedPart } from './refused-part.js';
import { kindOf } from './refusal-kind.js';
import { toBody } from './request-body.js';
import { UsageMeter } from './usage-meter.js';

/** An answer that has begun, and what it answers. */
export interface AskedAnswer extends Begun {
  readonly messages: readonly PromptMessage[];
  /** Whether a stream was asked for. */
  readonly isStream: boolean;
}

/** A call with what this server is asked with. */
export interface ServerCall extends Call {
  readonly model: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

// More than a request has parts that a server may refuse.
const maxTries = 12;
// Less is no prompt.
const leastContext = 100;
// What was too long once may have been one long message, so the limit grows again.
const growth = 1.02;

/** Whether the wait for an answer ended because the caller aborted it, or it took too long. */
const isGivenUp = (error: unknown): boolean =>
  !(error instanceof ProviderError) && !(error instanceof VoiceError && error.fault !== 'VOICE_TIMEOUT');

/**
 * Asks a server. What it refuses is left out, and it is asked again: a parameter, half of a prompt that is too long, all but
 * the question of one that a filter refuses. What helped is remembered. If it is not waited for to the end, its prompt is
 * counted, for the answer may be on its way.
 * @throws {ProviderError} if it refuses in another way, and what `post` throws
 */
export async function ask(
  address: ServerAddress,
  models: LearnedModels,
  call: ServerCall,
  patience: Patience,
  log: Logger,
): Promise<AskedAnswer> {
  const learned = models.of(call.model);
  const refused = new Set(learned.refused);
  let context = learned.context;
  let isShort = false;
  for (let tries = 1; ; tries++) {
    const messages = call.messages(context, learned.estimator, isShort);
    const body = toBody({ ...call, options: call.parameters, messages }, refused);
    let isSent = false;
    try {
      const begun = await post(address, body, patience, () => (isSent = true));
      for (const part of refused) learned.refused.add(part);
      learned.context = Math.min(models.context, Math.ceil(context * growth));
      return { ...begun, messages, isStream: body['stream'] === true };
    } catch (error) {
      // The server may have begun to think, and to count.
      if (isSent && isGivenUp(error)) new UsageMeter({ ...call, messages }, learned.estimator).end();
      if (!(error instanceof ProviderError) || tries >= maxTries) throw error;
      const kind = kindOf(error.refusal);
      const facts = {
        server: new URL(address.baseUrl).host,
        model: call.model,
        requestId: error.refusal.requestId,
      };
      if (kind === 'context' && context >= leastContext) {
        const isSame = () => isDeepStrictEqual(call.messages(context, learned.estimator, isShort), messages);
        context = Math.floor(Math.min(context, learned.estimator.estimateAll(messages)) / 2);
        while (context >= leastContext && isSame()) context = Math.floor(context / 2);
        // The same words are as long as before.
        if (isSame()) throw error;
        log.warn(
          { ...facts, context },
          'A prompt was too long for a model server, which is asked with less.',
        );
      } else if (kind === 'filter' && call.canBeShort && !isShort) {
        isShort = true;
        log.warn(
          facts,
          'A model server refused what a prompt says, and is asked with the last message alone.',
        );
      } else {
        const part = kind === 'other' || kind === 'down' ? refusedPart(error.refusal, body) : undefined;
        if (part === undefined || refused.has(part)) throw error;
        refused.add(part);
        log.warn(
          { ...facts, part },
          'A model server refuses a part of a request, which is left out from now on.',
        );
      }
    }
  }
}
