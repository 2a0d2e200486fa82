import { createInterface, type Interface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { processConfig } from '../config.js';
import { languageOf } from '../language/language.js';
import { openLog } from '../log.js';
import { openMetrics } from '../metrics.js';
import { visibleLines } from '../plain-text.js';
import { failureReason } from '../reply/failure-reason.js';
import { startErrorText } from '../start-error.js';
import { cleanText, isVisible } from '../text.js';
import { openVoice } from '../voice/open-voice.js';
import { openSafety } from '../voice/safety/safety-rules.js';
import { speakSafely, type SafeSpeaker } from '../voice/safety/speak-safely.js';
import { VoiceError, type Line, type VoiceRequest } from '../voice/voice.js';

const usage = `Usage: npm run voice:try -- --persona "a sleepy cat who loves tuna" [--name Coco] [--owner Mina] [--locale ko]

Talks with a pet in the terminal, with the voice that the environment and .env configure. Nothing is stored.
  --fact "Mina’s cat is called Yuna"   what the pet knows of its owner; may be given several times
/away lets the pet write first, Ctrl-C stops it while it speaks, and /quit ends the conversation.
`;

// As many as a room's reply reads.
const newest = 30;
const threeHours = 3 * 3_600_000;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        persona: { type: 'string' },
        name: { type: 'string', default: 'Coco' },
        owner: { type: 'string' },
        locale: { type: 'string' },
        fact: { type: 'string', multiple: true, default: [] },
      },
    });
    return values.persona ? { ...values, persona: values.persona } : undefined;
  } catch {
    return undefined;
  }
}

type TalkSettings = NonNullable<ReturnType<typeof readArguments>>;

/** A conversation in the terminal. */
class TerminalTalk {
  readonly #conversation: Line[] = [];
  #speaking: AbortController | undefined;

  constructor(
    private readonly speaker: SafeSpeaker,
    private readonly given: TalkSettings,
  ) {}

  /** Talks until the owner ends it, or their input does. */
  async hold(terminal: Interface): Promise<void> {
    terminal.on('SIGINT', () => {
      if (this.#speaking) this.#speaking.abort(new Error('stopped'));
      else terminal.close();
    });
    // Piped input ends before its last line is answered.
    let isClosed = false;
    terminal.once('close', () => (isClosed = true));
    terminal.setPrompt('you: ');
    terminal.prompt();
    for await (const typed of terminal) {
      const content = cleanText(typed);
      if (content === '/quit') break;
      if (content) await this.#take(content);
      if (!isClosed) terminal.prompt();
    }
  }

  async #take(content: string): Promise<void> {
    const isAway = content === '/away';
    if (!isAway) this.#conversation.push({ by: 'USER', content });
    const signal = (this.#speaking = new AbortController()).signal;
    let shown = '';
    process.stdout.write(`${this.given.name}: `);
    try {
      const show = (text: string) => {
        if (text.startsWith(shown)) process.stdout.write(text.slice(shown.length));
        shown = text;
      };
      const request = this.#request(isAway);
      const { words } = await speakSafely(this.speaker, request, signal, (soFar) =>
        show(visibleLines(soFar)),
      );
      // What is answered without the model comes at once.
      show(words);
      process.stdout.write('\n');
    } catch (error) {
      process.stdout.write('\n');
      if (error instanceof VoiceError) process.stderr.write(`${this.#explain(error)}\n`);
      else if (!signal.aborted) throw error;
      // A reply that is stopped keeps what it has said; one that fails does not.
      if (!signal.aborted) shown = '';
    } finally {
      this.#speaking = undefined;
    }
    if (isVisible(shown)) this.#conversation.push({ by: 'PET', content: cleanText(shown) });
  }

  #request(isAway: boolean): VoiceRequest {
    const { name, persona, owner, locale, fact } = this.given;
    const said = this.#conversation.findLast(({ by }) => by === 'PET')?.content;
    return {
      pet: { name, persona },
      ownerName: owner ?? null,
      ownerLocale: locale ?? null,
      conversation: this.#conversation.slice(-newest),
      facts: fact,
      ...(isAway && {
        outreach: { awayFor: threeHours, localTime: null, avoid: said === undefined ? [] : [said] },
      }),
      onUsage: ({ model, inputTokens, outputTokens, isEstimated }) =>
        process.stderr.write(
          `\n(${model}: ${isEstimated ? 'about ' : ''}${inputTokens} + ${outputTokens} tokens)`,
        ),
    };
  }

  /** What an owner would read, and for the operator, why. */
  #explain({ fault, cause }: VoiceError): string {
    const reason = failureReason(languageOf(this.given.locale) ?? 'en', this.given.name, fault);
    return `${reason} (${cause instanceof Error ? `${fault}: ${cause.message}` : fault})`;
  }
}

const given = readArguments();
if (!given) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else
  try {
    const config = processConfig();
    const log = openLog({ ...config, logLevel: 'warn' });
    const voice = await openVoice(config, log);
    const metrics = openMetrics();
    const speaker = { voice, log, metrics, safety: await openSafety(config, { log, metrics }) };
    process.stderr.write(`The voice is ${voice.name}. /quit ends the conversation.\n`);
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    try {
      await new TerminalTalk(speaker, given).hold(terminal);
    } finally {
      terminal.close();
    }
  } catch (error) {
    process.stderr.write(`${startErrorText(error)}\n`);
    process.exitCode = 1;
  }
