import type { Logger } from '../../log.js';
import { FilterChain } from '../clean/word-filter.js';
import { TemplateTokens } from '../clean/template-tokens.js';
import { Thoughts } from '../clean/thoughts.js';
import { WholeCharacters } from '../clean/whole-characters.js';
import { toPrompt } from '../prompt.js';
import { VoiceError, type CompletionRequest, type Voice, type VoiceRequest } from '../voice.js';
import type { Call } from './call.js';
import { ModelServer, type ModelServerOptions } from './model-server.js';
import { Turnstile } from './turnstile.js';

/** Which servers answer, and how many answers may be in the making at once. */
export interface OpenAIOptions {
  /** The first one answers; the second one does if the first one cannot. */
  readonly servers: readonly ModelServerOptions[];
  /** How many calls this process has under way at once, at most. */
  readonly concurrency: number;
  /** How many tokens an answer may have; undefined if the server decides. */
  readonly maxTokens?: number | undefined;
}

/** Makes a voice that streams from any server with OpenAI's chat completions API. */
export function openAIVoice({ servers: given, concurrency, maxTokens }: OpenAIOptions, log: Logger): Voice {
  const servers = given.map((options) => new ModelServer(options, log));
  const turnstile = new Turnstile(concurrency, Math.max(...given.map(({ wait }) => wait.longest)));

  async function* answer(call: Call, ownerId: string, signal: AbortSignal): AsyncGenerator<string, void> {
    const leave = await turnstile.enter(ownerId, call.use, signal);
    try {
      yield* firstAnswer(inOrder(servers, call.attempt), call, signal, log);
    } finally {
      leave();
    }
  }

  return {
    name: nameOf(servers),
    speak: (request, signal) => answer(toCall(request, maxTokens), request.ownerId ?? '', signal),
    async complete(request, signal) {
      let text = '';
      for await (const words of answer(toCompletionCall(request), request.ownerId ?? '', signal))
        text += words;
      const filters = new FilterChain([new WholeCharacters(), new Thoughts({}), new TemplateTokens()]);
      const clean = (filters.push(text) + filters.end()).trim();
      if (clean === '') throw new VoiceError('VOICE_EMPTY');
      return clean;
    },
  };
}

const nameOf = (servers: readonly ModelServer[]): string =>
  `OpenAI-compatible (${servers.map(({ host, options }) => `${[...new Set(Object.values(options.models))].join(', ')} at ${host}`).join('; else ')})`;

/** The first try broke off where nobody else could continue, so the second begins with the other server. */
const inOrder = (servers: readonly ModelServer[], attempt: number): readonly ModelServer[] =>
  attempt % 2 === 0 ? servers.toReversed() : servers;

/** Asks servers one after another, until one says something. */
async function* firstAnswer(
  servers: readonly ModelServer[],
  call: Call,
  signal: AbortSignal,
  log: Logger,
): AsyncGenerator<string, void> {
  const failures: VoiceError[] = [];
  for (const server of servers) {
    let hasSpoken = false;
    try {
      for await (const words of server.answer(call, signal)) {
        hasSpoken = true;
        yield words;
      }
      return;
    } catch (error) {
      if (!(error instanceof VoiceError) || hasSpoken || error.fault === 'VOICE_REFUSED') throw error;
      failures.push(error);
      if (server !== servers.at(-1))
        log.warn({ err: error, server: server.host }, 'A model server failed, so the other one is asked.');
    }
  }
  // If one of them may answer later, the reply is tried again.
  throw failures.find(({ isRetryable }) => isRetryable) ?? failures[0]!;
}

function toCall(request: VoiceRequest, maxTokens: number | undefined): Call {
  const { pet, ownerName, conversation, facts = [], summary, recalled = [], outreach, instead } = request;
  const open = conversation.slice(conversation.findLastIndex(({ by }) => by === 'PET') + 1);
  const short = {
    ...request,
    conversation: outreach ? [] : open,
    facts: [],
    summary: undefined,
    recalled: [],
  };
  return {
    use: outreach ? 'outreach' : 'reply',
    messages: (tokens, estimator, isShort) => toPrompt(isShort ? short : request, tokens, estimator),
    isFixed: false,
    canBeShort: conversation.length > short.conversation.length || facts.length > 0 || summary !== undefined,
    maxTokens,
    safetyIdentifier: request.safetyIdentifier,
    onUsage: request.onUsage,
    attempt: request.attempt ?? 1,
    secrets: [
      pet.name,
      pet.persona,
      ownerName ?? '',
      ...facts,
      summary ?? '',
      instead ?? '',
      ...(outreach?.avoid ?? []),
      ...[...conversation, ...recalled].map(({ content }) => content),
    ],
  };
}

const toCompletionCall = ({
  use,
  messages,
  maxTokens,
  safetyIdentifier,
  onUsage,
}: CompletionRequest): Call => ({
  use,
  messages: () => messages,
  isFixed: true,
  canBeShort: false,
  maxTokens,
  safetyIdentifier,
  onUsage,
  attempt: 1,
  secrets: messages.map(({ content }) => content),
});
