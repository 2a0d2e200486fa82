import type { TestApp } from '../support/app.js';
import type { Conversation } from './conversation.js';
import { holdConversation, type HeldTurn } from './hold-conversation.js';

/** The settings of an app whose voice is evaluated: what people wait minutes for comes at once. */
export const evaluationSettings = { LEASE: '30s', SWEEP_EVERY: '1s', MEMORY_AFTER: '100ms' };

/** What conversations are worth: a turn is good if its answer breaks no rule. */
export interface Evaluation {
  readonly turns: readonly HeldTurn[];
  /** The share of good turns, 0 to 1. */
  readonly score: number;
}

const isGood = ({ broken }: HeldTurn): boolean => broken.length === 0;

/**
 * Holds conversations with the voice of an app.
 * @param atOnce how many are held at once
 * @param onHeld called after each one
 */
export async function evaluate(
  app: TestApp,
  conversations: readonly Conversation[],
  atOnce: number,
  onHeld: () => void = () => undefined,
): Promise<Evaluation> {
  const held = new Map<Conversation, HeldTurn[]>();
  const waiting = [...conversations];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        held.set(next, await holdConversation(app, next));
        onHeld();
      }
    }),
  );
  const turns = conversations.flatMap((one) => held.get(one)!);
  return { turns, score: turns.filter(isGood).length / turns.length };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Prints an evaluation: a row for each kind of conversation, and each answer that broke a rule. */
export function asTable({ turns, score }: Evaluation): string {
  const kinds = [...new Set(turns.map(({ kind }) => kind))];
  const row = (name: string, of: readonly HeldTurn[]) => {
    const good = of.filter(isGood).length;
    const conversations = new Set(of.map(({ id }) => id)).size;
    const cells = [String(conversations), String(of.length), String(good), percent(good / of.length)];
    return name.padEnd(12) + cells.map((cell) => cell.padStart(15)).join('');
  };
  const heading =
    'kind'.padEnd(12) + ['conversations', 'answers', 'good', 'share'].map((one) => one.padStart(15)).join('');
  const faults = turns
    .filter((turn) => !isGood(turn))
    .map(({ id, said, answer, broken }) =>
      [`${id}: not ${broken.join('; not ')}`, `  owner: ${said}`, `  pet:   ${answer ?? '(nothing)'}`].join(
        '\n',
      ),
    );
  return [
    heading,
    ...kinds.map((kind) =>
      row(
        kind,
        turns.filter((turn) => turn.kind === kind),
      ),
    ),
    row('all', turns),
    ...(faults.length > 0 ? ['', ...faults] : []),
    '',
    `Score: ${percent(score)}`,
  ].join('\n');
}
