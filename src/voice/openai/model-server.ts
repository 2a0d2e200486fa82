import type { Logger } from '../../log.js';
import { VoiceError, type VoiceUse } from '../voice.js';
import { ask, type AskedAnswer } from './ask.js';
import type { Call } from './call.js';
import { CircuitBreaker, type Sign } from './circuit-breaker.js';
import { LearnedModels } from './learned-model.js';
import { Patience, type WaitRules } from './patience.js';
import type { ServerAddress } from './post.js';
import { ProviderError } from './provider-error.js';
import { kindOf } from './refusal-kind.js';
import { speakAnswer } from './speak-answer.js';
import { toVoiceError } from './voice-fault.js';

/** A server, and what it is asked with. */
export interface ModelServerOptions extends ServerAddress {
  readonly models: Readonly<Record<VoiceUse, string>>;
  /** Parts of each request, such as a temperature, by use. */
  readonly parameters: Readonly<Record<VoiceUse, Readonly<Record<string, unknown>>>>;
  /** How many tokens a prompt may have. */
  readonly context: number;
  readonly wait: WaitRules;
}

// Its probes are few, and a server that is back is found within this time.
const breakerRules = { failures: 5, firstPause: 2_000, maxPause: 15_000 };

/** One server that speaks OpenAI's protocol, with what is known of it. */
export class ModelServer {
  /** Its host, for the log. */
  readonly host: string;
  readonly #breaker = new CircuitBreaker(breakerRules);
  readonly #models: LearnedModels;
  #answersInJson = false;

  constructor(
    readonly options: ModelServerOptions,
    private readonly log: Logger,
  ) {
    this.host = new URL(options.baseUrl).host;
    this.#models = new LearnedModels(options.context);
  }

  /**
   * Asks for an answer, and yields its words as they come.
   * @throws {VoiceError} if it fails
   */
  async *answer(call: Call, signal: AbortSignal): AsyncGenerator<string, void> {
    const entry = this.#breaker.enter();
    if (entry.wait > 0)
      throw new VoiceError('VOICE_DOWN', {}, entry.wait, {
        explanation: 'The server has been dead for some requests, so it is not asked for a while.',
      });
    let sign: Sign | undefined;
    const tell = (told: Sign) => {
      if (sign) return;
      sign = told;
      if (this.#breaker.tell(told, entry))
        this.log.warn({ server: this.host, isDead: told === 'dead' }, 'A model server died, or is back.');
    };
    const { wait, models, parameters, apiKey } = this.options;
    const patience = new Patience(wait, call.attempt, signal);
    const model = models[call.use];
    let asked: AskedAnswer | undefined;
    let answer: ReturnType<typeof speakAnswer> | undefined;
    try {
      const served = { ...call, model, parameters: parameters[call.use] };
      asked = await ask(this.options, this.#models, served, patience, this.log);
      answer = speakAnswer(asked, { ...call, model }, patience, this.#models.of(model).estimator);
      for (;;) {
        const next = await answer.next();
        tell('alive');
        if (next.done) {
          this.#note(next.value.format === 'json' && asked.isStream, model);
          return;
        }
        if (next.value !== '') yield next.value;
      }
    } catch (error) {
      signal.throwIfAborted();
      const failure = toVoiceError(error, asked?.requestId, call, apiKey);
      tell(isDead(error, failure) ? 'dead' : 'alive');
      throw failure;
    } finally {
      tell('none');
      patience.end();
      // The consumer may have heard enough.
      await answer?.return({ format: 'stream', isDone: false });
    }
  }

  #note(isJson: boolean, model: string): void {
    if (!isJson || this.#answersInJson) return;
    this.#answersInJson = true;
    this.log.warn(
      { server: this.host, model },
      'A model server answers with JSON instead of a stream, so its words come all at once.',
    );
  }
}

const isDead = (error: unknown, { fault }: VoiceError): boolean =>
  error instanceof ProviderError
    ? error.refusal.status >= 500 && kindOf(error.refusal) === 'down'
    : fault === 'VOICE_DOWN' || fault === 'VOICE_TIMEOUT' || fault === 'VOICE_CUT_OFF';
