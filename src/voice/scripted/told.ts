/** Something that an owner has told, such as that their cat's name is Yuna. */
export interface Told {
  /** What it is about, in the owner's words; empty for the owner. */
  readonly thing: string;
  /** Whether it is a name. */
  readonly isName: boolean;
  readonly value: string;
}

/** What an owner asks for that they may have told. */
export type AskedThing = Pick<Told, 'thing' | 'isName'>;

/** What an owner tells or asks that has no word of its own, because it is said in many ways. */
export const unnamed = {
  home: { en: 'home', ko: '사는 곳' },
  age: { en: 'age', ko: '나이' },
  work: { en: 'work', ko: '하는 일' },
  allergy: { en: 'allergy', ko: '알레르기' },
  liking: { en: 'favourite', ko: '좋아하는 것' },
} as const;

const tidy = (value: string): string =>
  value
    .replace(/\s+(?:and|but|so|because|by the way|now|too|btw|by the way|actually|ㅎ+|ㅋ+)\b.*$/i, '')
    .replace(/["'“”‘’.,!?~\s]+$|^["'“”‘’\s]+/gu, '');

/** Something told, without what only surrounds it. @returns undefined if nothing is left */
export const about = (thing: string, value: string, isName = false): Told | undefined => {
  const clean = tidy(value);
  return clean ? { thing: thing.trim(), value: clean, isName } : undefined;
};
