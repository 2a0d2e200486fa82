const [firstSyllable, finals, finalRieul] = [0xac_00, 28, 8];

/** How a word ends when it is read in Korean. */
type Ending = 'vowel' | 'rieul' | 'consonant';

// 영 일 이 삼 사 오 육 칠 팔 구
const digitEndings: readonly Ending[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
];

/** By the last letter, as foreign names are mostly written in Hangul: 잭, 벨, 샘, but 맥스 and 올리버. */
const latinEnding = (letter: string): Ending =>
  letter === 'l' ? 'rieul' : 'bckmnpt'.includes(letter) ? 'consonant' : 'vowel';

function endingOf(last: string): Ending {
  if (/\d/.test(last)) return digitEndings[Number(last)]!;
  if (/[a-z]/i.test(last)) return latinEnding(last.toLowerCase());
  const final = (last.charCodeAt(0) - firstSyllable) % finals;
  return final === 0 ? 'vowel' : final === finalRieul ? 'rieul' : 'consonant';
}

const pairs: Readonly<Record<string, readonly [afterConsonant: string, afterVowel: string]>> = {
  '이(가)': ['이', '가'],
  '을(를)': ['을', '를'],
  '은(는)': ['은', '는'],
  '와(과)': ['과', '와'],
  '아(야)': ['아', '야'],
  '(이)예요': ['이에요', '예요'],
  '(이)': ['이', ''],
};
const marked =
  /([가-힣\da-zA-Z])(["'”’»)\]]*)(이\(가\)|을\(를\)|은\(는\)|와\(과\)|아\(야\)|\(이\)예요|\(이\)|\(으\))/g;

/**
 * Chooses Korean particles by how the word before them ends. A text writes both: `이(가)`, `을(를)`, `은(는)`, `와(과)`,
 * `아(야)`, `(이)예요`, and `(이)` or `(으)` before others, as in `(으)로`. After anything but Hangul, a digit or a Latin
 * letter both stay, because only its reader knows.
 */
export const withParticles = (text: string): string =>
  text.replaceAll(marked, (_all, last: string, closing: string, marker: string) => {
    const ending = endingOf(last);
    const particle =
      marker === '(으)' ? (ending === 'consonant' ? '으' : '') : pairs[marker]![ending === 'vowel' ? 1 : 0];
    return last + closing + particle;
  });
