import { isNegated, meaningOf } from './check-fact.js';
import { maxFacts, type Fact } from './facts.js';
import { MemoryKind } from './memory.entity.js';
import { comparable } from './terms.js';

/** A fact that is to be kept. */
export interface NewFact {
  readonly kind: MemoryKind;
  readonly content: string;
  /** Whether the owner had the pet remember it. */
  readonly isTold: boolean;
  /** The fact that the message makes untrue, as a model says. */
  readonly replacesId: string | undefined;
}

/** What becomes of a new fact beside those that a pet has. */
export type Merge =
  /** A fact says it already. */
  | { readonly kind: 'known'; readonly id: string }
  /** There are too many facts, all of which the owner had the pet remember. */
  | { readonly kind: 'full' }
  /** It is kept. Some facts are not true any more, and one is dropped to make room. */
  | { readonly kind: 'added'; readonly supersedes: readonly string[]; readonly drops: string | undefined };

/** What one can have only one of. */
const single: ReadonlySet<MemoryKind> = new Set([MemoryKind.NAME, MemoryKind.HOME, MemoryKind.BIRTHDAY]);
const tastes: ReadonlySet<MemoryKind> = new Set([MemoryKind.LIKE, MemoryKind.DISLIKE]);
const tasteWords = new Set(
  meaningOf('like likes love loves enjoy hate hates dislike favorite 좋아 싫어 사랑'),
);
// A model easily takes the name of a cat for the owner's own.
const ownName =
  /\b(?:owner|owners|i am|im|my|me) (?:own )?(?:name|is called|is named|called)\b|\b(?:call me|my name|im|i am)\b|(?:주인|사용자|나|내|저|제)(?:님)?(?:는|은|의|가)? ?(?:이름)?/iu;
const ownBirthday =
  /\b(?:my|owners) birthday\b|\bborn\b|(?:내|제|주인님?|주인의|사용자) ?(?:의 ?)?생일|태어/iu;

/** The kind that a fact has: one of which there is only one must say so. */
export function checkedKind(kind: MemoryKind, content: string): MemoryKind {
  const text = comparable(content);
  if (kind === MemoryKind.NAME && !ownName.test(text)) return MemoryKind.OTHER;
  if (kind === MemoryKind.BIRTHDAY && !ownBirthday.test(text)) return MemoryKind.OTHER;
  return kind;
}

/**
 * Decides what becomes of a new fact: what is known adds nothing, what contradicts supersedes, and forty are enough.
 * @param live the facts that hold, oldest first
 */
export function mergeFact(live: readonly Fact[], fact: NewFact): Merge {
  const terms = new Set(meaningOf(fact.content));
  const negated = isNegated(fact.content);
  const known = live.find(
    (old) => isSameSide(old, fact, negated) && meaningOf(old.content).length >= terms.size && has(old, terms),
  );
  if (known) return { kind: 'known', id: known.id };
  const supersedes = live.filter((old) => contradicts(old, fact, terms, negated)).map(({ id }) => id);
  const drops =
    live.length - supersedes.length < maxFacts
      ? undefined
      : live.find(({ id, isTold }) => !isTold && !supersedes.includes(id))?.id;
  if (live.length - supersedes.length >= maxFacts && drops === undefined) return { kind: 'full' };
  return { kind: 'added', supersedes, drops };
}

/** What a taste is for. */
const about = (terms: Iterable<string>): string[] => [...terms].filter((term) => !tasteWords.has(term));

/** Whether a fact says all of these terms. A fact without any, such as one of emoji, must be the same text. */
const has = ({ content }: Fact, terms: ReadonlySet<string>): boolean => {
  const own = new Set(meaningOf(content));
  return terms.size > 0 && [...terms].every((term) => own.has(term));
};

const isSameSide = (old: Fact, fact: NewFact, negated: boolean): boolean =>
  isNegated(old.content) === negated &&
  (old.kind === fact.kind || !(tastes.has(old.kind) && tastes.has(fact.kind)));

function contradicts(old: Fact, fact: NewFact, terms: ReadonlySet<string>, negated: boolean): boolean {
  if (old.kind === fact.kind && single.has(fact.kind)) return true;
  const own = meaningOf(old.content);
  const shares = own.some((term) => terms.has(term));
  const isSameMatter = old.kind === fact.kind || (tastes.has(old.kind) && tastes.has(fact.kind));
  if (old.id === fact.replacesId && isSameMatter && shares) return true;
  // It says more than the old one did.
  if (isSameSide(old, fact, negated)) return own.length > 0 && own.every((term) => terms.has(term));
  // It says the opposite of the same thing.
  const [mine, theirs] = [about(terms), about(own)];
  return (
    isSameMatter &&
    mine.length > 0 &&
    mine.length === theirs.length &&
    theirs.every((term) => terms.has(term))
  );
}
