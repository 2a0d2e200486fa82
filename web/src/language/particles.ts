/** Korean particles that differ after a consonant and after a vowel, as catalogues write them. */
const pairs: Readonly<Record<string, readonly [afterConsonant: string, afterVowel: string]>> = {
  '이(가)': ['이', '가'],
  '은(는)': ['은', '는'],
  '을(를)': ['을', '를'],
  '과(와)': ['과', '와'],
  '이(라)': ['이라', '라'],
};

/** Chooses the particle after each Hangul syllable: 보리이(가) becomes 보리가. After other letters both stay, as print does. */
export const joinParticles = (text: string): string =>
  text.replaceAll(
    /([가-힣])(이\(가\)|은\(는\)|을\(를\)|과\(와\)|이\(라\))/g,
    (_, syllable: string, pair: string) => {
      const hasFinal = ((syllable.codePointAt(0) ?? 0) - 0xac00) % 28 > 0;
      return syllable + (pairs[pair]?.[hasFinal ? 0 : 1] ?? pair);
    },
  );
