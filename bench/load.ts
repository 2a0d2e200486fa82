import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Asking, Dialect, SentAnswer } from './dialect.js';
import { heedSignals } from './ending.js';
import { cpuTimeOf } from './machine.js';
import type { Question } from './questions.js';
import type { Side } from './side.js';

/** How many requests of the comparison are under way at any time. */
export const usualConnections = 32;

/** A side that can be asked. */
export interface Asked {
  side: Side;
  dialect: Dialect;
}

/** What one side did in one round. */
export interface Run {
  answers: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuMs: number;
}

/** Asks sides over connections that stay open. */
export class Load {
  readonly #agent: Agent;
  #sent = 0;

  /**
   * @param connections how many requests are under way at any time
   * @param headers what every request says besides
   */
  constructor(
    private readonly connections = usualConnections,
    private readonly headers: Record<string, string> = {},
  ) {
    this.#agent = new Agent({ connections });
  }

  /**
   * Asks once.
   * @returns the answer in the common shape
   * @throws naming the side, where it refuses
   */
  async ask({ side, dialect }: Asked, work: Asking, question: Question): Promise<unknown> {
    const words = `${side.name} says ${++this.#sent} times that the sun is in the window`;
    const text = await this.#post(side, dialect.path(work), question, dialect.body(work, question, words));
    if (work !== 'W3') return dialect.read(work, text);
    const answer = dialect.read(work, text) as SentAnswer;
    const { duplicate, message, chatRoom } = answer.sendMessage;
    const fits = message.content === words && chatRoom.id === question.room;
    if (!fits || duplicate || chatRoom.replyState !== 'THINKING')
      throw new Error(`${side.name} answered what was not sent: ${text}`);
    return answer;
  }

  /** Asks for so long, one question after another on each connection, from a place of chance on. */
  async run(asked: Asked, work: Asking, questions: Question[], seconds: number): Promise<Run> {
    const { side, dialect } = asked;
    const latencies: number[] = [];
    const cpu = await cpuTimeOf(side.pid);
    const begin = performance.now();
    const end = begin + seconds * 1000;
    let at = Math.floor(Math.random() * questions.length);
    await Promise.all(
      Array.from({ length: this.connections }, async () => {
        for (let since = begin; since < end;) {
          heedSignals();
          const question = questions[at++ % questions.length]!;
          if (work === 'W3') await this.ask(asked, work, question);
          else await this.#post(side, dialect.path(work), question, dialect.body(work, question, ''));
          const now = performance.now();
          latencies.push(now - since);
          since = now;
        }
      }),
    );
    const elapsed = performance.now() - begin;
    side.check();
    latencies.sort((a, b) => a - b);
    return {
      answers: latencies.length,
      perSecond: (latencies.length / elapsed) * 1000,
      p50Ms: latencies[Math.floor(latencies.length * 0.5)]!,
      p99Ms: latencies[Math.floor(latencies.length * 0.99)]!,
      cpuMs: ((await cpuTimeOf(side.pid)) - cpu) / latencies.length,
    };
  }

  close(): Promise<void> {
    return this.#agent.close();
  }

  async #post(side: Side, path: string, { authorization }: Question, body: string): Promise<string> {
    try {
      const response = await request(side.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization, ...this.headers },
        body,
        dispatcher: this.#agent,
      });
      const text = await response.body.text();
      if (response.statusCode !== 200 || text.includes('"errors":'))
        throw new Error(`${response.statusCode} ${text.slice(0, 500)}`);
      return text;
    } catch (error) {
      // That it has ended is heard a moment after its connections break.
      await delay(100);
      side.check();
      throw new Error(`${side.name} refused ${path}: ${(error as Error).message}`, { cause: error });
    }
  }
}
