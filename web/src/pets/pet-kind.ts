type Top =
  'antenna' | 'earsDroop' | 'earsPointy' | 'fin' | 'horns' | 'hornsSmall' | 'spikes' | 'sprout' | 'bobble';

/** The colour of a coat, and of the ears on it. */
export interface Coat {
  readonly coat: string;
  readonly ears: string;
}

interface Kind {
  readonly words: RegExp;
  readonly tops: readonly Top[];
  readonly coats?: readonly Coat[];
}

// In the words that owners use, in English and Korean.
const kinds: readonly Kind[] = [
  { words: /fox|여우/, tops: ['earsPointy'], coats: [{ coat: '#e8955c', ears: '#b8623a' }] },
  { words: /\bcats?\b|kitt|고양이|냥|나비/, tops: ['earsPointy'] },
  { words: /\bdogs?\b|pupp|hound|강아지|멍|댕댕|개(?=[가는를와의 .,]|$)/, tops: ['earsDroop'] },
  {
    words: /rabbit|bunny|hare|토끼/,
    tops: ['earsDroop'],
    coats: [
      { coat: '#f0d9c0', ears: '#dfb9a6' },
      { coat: '#e9d3dc', ears: '#cfa7b8' },
    ],
  },
  { words: /bear|panda|hamster|mouse|otter|koala|곰|햄스터|생쥐|수달|판다/, tops: ['hornsSmall'] },
  {
    words: /dragon|dinosaur|lizard|용(?=[이은을 .,]|$)|공룡|도마뱀/,
    tops: ['spikes', 'horns'],
    coats: [
      { coat: '#a9c9a0', ears: '#d98f5c' },
      { coat: '#9cc3b4', ears: '#5f8f8a' },
    ],
  },
  {
    words: /fish|whale|shark|dolphin|물고기|고래|상어/,
    tops: ['fin'],
    coats: [{ coat: '#a4c7d6', ears: '#6f9cb0' }],
  },
  { words: /goat|sheep|cow|deer|염소|양(?=[이은을 .,]|$)|소(?=[가는를 .,]|$)|사슴/, tops: ['hornsSmall'] },
  {
    words: /plant|tree|cactus|flower|식물|나무|선인장|꽃/,
    tops: ['sprout'],
    coats: [
      { coat: '#e0b08c', ears: '#7a9468' },
      { coat: '#d9a58c', ears: '#7a9468' },
    ],
  },
  {
    words: /robot|android|alien|로봇|외계/,
    tops: ['antenna'],
    coats: [{ coat: '#b9c6d6', ears: '#7d90a8' }],
  },
  {
    words: /bird|parrot|owl|penguin|duck|chick|새(?=[가는를 .,]|$)|앵무|부엉이|펭귄|오리|병아리/,
    tops: ['bobble'],
  },
];

const any: readonly Top[] = ['earsPointy', 'earsDroop', 'hornsSmall', 'hornsSmall', 'bobble'];

/** Returns what the words about a pet tell of its looks: what is on its head, its coat, and whether it is sleepy. */
export function kindOf(words: string): {
  readonly tops: readonly Top[];
  readonly coats: readonly Coat[] | undefined;
  readonly isSleepy: boolean;
} {
  const lower = words.toLowerCase();
  const kind = kinds.find((one) => one.words.test(lower));
  return { tops: kind?.tops ?? any, coats: kind?.coats, isSleepy: /sleep|lazy|drows|졸|잠|게으/.test(lower) };
}
