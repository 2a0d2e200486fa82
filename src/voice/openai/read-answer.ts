import { createParser } from 'eventsource-parser';
import { VoiceError } from '../voice.js';
import { toAnswerPart, type AnswerPart } from './answer-part.js';
import type { Patience } from './patience.js';

/** What the body of an answer turned out to be. */
export type AnswerFormat = 'stream' | 'json';

/** What is known of an answer when its body has ended. */
export interface AnswerEnd {
  readonly format: AnswerFormat;
  /** Whether the server said itself that nothing follows. */
  readonly isDone: boolean;
}

// Far more than the longest answer, with what a model thinks before it.
const maxBytes = 8_000_000;

const garbled = (explanation: string): VoiceError =>
  new VoiceError('VOICE_GARBLED', {}, undefined, { explanation });

const notThere = 'Check OPENAI_BASE_URL: for most servers it ends with /v1.';

/**
 * Reads the body of an answer: a stream of events, or, where a server does not stream, one completion in JSON.
 * @throws {VoiceError} `VOICE_GARBLED` with what it is instead, and what `Patience.wait` throws
 */
export async function* readAnswer(
  response: Response,
  patience: Patience,
): AsyncGenerator<AnswerPart, AnswerEnd> {
  const body = readText(response, patience);
  try {
    let text = '';
    while (text.trimStart() === '') {
      const next = await body.next();
      if (next.done) break;
      text += next.value;
    }
    const start = text.trimStart()[0];
    if (start === '<')
      throw garbled(`The server answered with an HTML page instead of a stream. ${notThere}`);
    if (start === '{' || start === '[') return yield* readJson(text, body);
    return yield* readStream(text, body);
  } finally {
    await body.return();
  }
}

async function* readText(response: Response, patience: Patience): AsyncGenerator<string, void> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  try {
    for (;;) {
      const read = reader && (await patience.wait(reader.read()));
      if (!read || read.done) break;
      bytes += read.value.byteLength;
      if (bytes > maxBytes) throw garbled('The answer has more than 8 MB.');
      yield decoder.decode(read.value, { stream: true });
    }
    const rest = decoder.decode();
    if (rest) yield rest;
  } finally {
    void reader?.cancel().catch(() => undefined);
  }
}

async function* readStream(
  start: string,
  rest: AsyncGenerator<string>,
): AsyncGenerator<AnswerPart, AnswerEnd> {
  let events: string[] = [];
  let isCompletion = false;
  const parser = createParser({ onEvent: ({ data }) => events.push(...split(data)) });
  const feed = (text: string): string[] => {
    events = [];
    parser.feed(text);
    return events;
  };
  async function* all(): AsyncGenerator<string> {
    yield* feed(start);
    for await (const text of rest) yield* feed(text);
    // The last event may have no empty line after it; if it is not whole, the stream was cut.
    yield* feed('\n\n').filter(isWhole);
  }
  for await (const data of all()) {
    if (data.trim() === '[DONE]') return { format: 'stream', isDone: true };
    if (data.trim() === '') continue;
    const part = toAnswerPart(parse(data, 'The server sent a stream with an event that is no JSON.'));
    isCompletion ||= part.isCompletion || part.error !== undefined;
    yield part;
  }
  if (!isCompletion && start.trim() !== '' && !start.trimStart().startsWith(':'))
    throw garbled(`The server answered with something that is no chat completion. ${notThere}`);
  return { format: 'stream', isDone: false };
}

/** Some servers end an event with one line break, so that several come as one. */
const split = (data: string): string[] => (data.includes('\n') && !isWhole(data) ? data.split('\n') : [data]);

function isWhole(data: string): boolean {
  if (data.trim() === '[DONE]') return true;
  try {
    JSON.parse(data);
    return true;
  } catch {
    return false;
  }
}

async function* readJson(start: string, rest: AsyncGenerator<string>): AsyncGenerator<AnswerPart, AnswerEnd> {
  let text = start;
  for await (const more of rest) text += more;
  const part = toAnswerPart(
    parse(text, `The server answered with broken JSON instead of a stream. ${notThere}`),
  );
  if (!part.isCompletion && !part.error)
    throw garbled(`The server answered with JSON that is no chat completion. ${notThere}`);
  yield part;
  return { format: 'json', isDone: true };
}

function parse(json: string, explanation: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw garbled(explanation);
  }
}
