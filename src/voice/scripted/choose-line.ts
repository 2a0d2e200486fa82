import { createHash } from 'node:crypto';
import { petLines, sayMessage } from '../../language/say.js';
import type { Language } from '../../language/language.js';
import { twoManners, type Manner } from '../../language/manner.js';
import type { VoiceRequest } from '../voice.js';
import type { Subject } from './read-message.js';

// A line comes back after this many others at the earliest.
const unrepeated = 5;
const parts = /\{\w+\}|\[[^[\]|]*\|[^[\]|]*\]|이\(가\)|을\(를\)|은\(는\)|와\(과\)|\(이\)예요|\(이\)|\(으\)/g;
const patterns = new Map<string, RegExp>();

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

function partPattern(part: string): string {
  if (part.startsWith('{')) return String.raw`[\s\S]{1,200}?`;
  if (part.startsWith('['))
    return part.replace(
      twoManners,
      (_all, one: string, other: string) => `(?:${escape(one)}|${escape(other)})`,
    );
  return String.raw`\S{0,4}?`;
}

/** Matches what a line has been said as, whatever its placeholders were. */
function patternOf(line: string): RegExp {
  const known = patterns.get(line);
  if (known) return known;
  const literals = line.split(parts).map(escape);
  const between = (line.match(parts) ?? []).map(partPattern);
  const pattern = new RegExp(`^${literals.map((text, at) => text + (between[at] ?? '')).join('')}`);
  patterns.set(line, pattern);
  return pattern;
}

const isIn = (texts: readonly string[], line: string): boolean =>
  texts.some((text) => patternOf(line).test(text));

/** Where the search for a line begins: the same for the same message to the same pet. */
const startFor = ({ pet, conversation }: VoiceRequest, kind: string): number =>
  createHash('sha256')
    .update(JSON.stringify([kind, pet.name, pet.persona, conversation.at(-1)?.content]))
    .digest()
    .readUInt32BE(0);

/**
 * Chooses a line about a subject and says it. The message decides, so the same conversation gets the same line; a line that
 * the pet has said in its last five messages is passed over, whatever was said with it.
 */
export function chooseLine(
  request: VoiceRequest,
  { kind, values }: Subject,
  language: Language,
  manner: Manner,
): string {
  const lines = petLines[language][kind];
  const said = request.conversation.filter(({ by }) => by === 'PET').map(({ content }) => content);
  const refused = [request.instead, ...(request.outreach?.avoid ?? [])].filter((text) => text !== undefined);
  const recent = said.slice(-unrepeated);
  const start = startFor(request, kind);
  const inOrder = lines.map((_, at) => lines[(start + at) % lines.length]!);
  const chosen =
    inOrder.find((line) => !isIn([...recent, ...refused], line)) ??
    inOrder.find((line) => !isIn([...said.slice(-1), ...refused], line)) ??
    inOrder[0]!;
  return sayMessage(language, chosen, values, manner);
}
