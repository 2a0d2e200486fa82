import { shorten } from '../../text.js';
import type { VoiceRequest } from '../voice.js';
import { askedIn, isLiking, sentencesOf, toldIn } from './read-told.js';
import type { AskedThing, Told } from './told.js';

const maxQuote = 120;

/** The sentences that an owner has written or a memory holds, newest first, and memories after the conversation. */
function known({ conversation, facts, recalled }: VoiceRequest): string[] {
  const ownLines = conversation.filter(({ by }) => by === 'USER').slice(0, -1);
  const older = (recalled ?? []).filter(({ by }) => by === 'USER');
  return [
    ...ownLines.toReversed().map(({ content }) => content),
    ...(facts ?? []).toReversed(),
    ...older.toReversed().map(({ content }) => content),
  ].flatMap(sentencesOf);
}

/** The words that two ways to say a thing share: without case, possessives and plurals. */
const keyOf = (thing: string): string =>
  thing
    .toLowerCase()
    .replaceAll(/['’]s\b|\bfavorite\b/g, (found) => (found === 'favorite' ? 'favourite' : ''))
    .replaceAll(/(?:의|네)(?=\s|$)|제일|가장|우리\s*집/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/s$/, '');

const isSame = (one: AskedThing, other: AskedThing): boolean => keyOf(one.thing) === keyOf(other.thing);

/** Finds what the owner has told of what they ask: the newest, and a name where they ask for one. */
export function findTold(request: VoiceRequest, asked: AskedThing): Told | undefined {
  const all = known(request)
    .map(toldIn)
    .filter((told) => told !== undefined);
  const same = all.filter((told) => isSame(told, asked));
  const found = same.find(({ isName }) => isName === asked.isName) ?? (asked.thing ? same[0] : undefined);
  if (found) return found;
  // The memory may know an owner's name that no message says.
  return asked.thing === '' && asked.isName && request.ownerName
    ? { ...asked, value: request.ownerName }
    : undefined;
}

/** Finds the newest sentence that speaks of what the owner asks, to quote it. */
export function findReminder(request: VoiceRequest, asked: AskedThing): string | undefined {
  if (isLiking(asked)) return undefined;
  const key = keyOf(asked.thing);
  if (key.length < 2) return undefined;
  const found = known(request).find(
    (sentence) =>
      keyOf(sentence).includes(key) &&
      !/\?\s*$/.test(sentence) &&
      !askedIn(sentence, 'en') &&
      !askedIn(sentence, 'ko'),
  );
  return found === undefined ? undefined : shorten(found, maxQuote);
}
