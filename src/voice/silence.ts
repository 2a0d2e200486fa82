/** The word by which a model says that it has nothing to say, where the prompt allows that. */
export const silenceWord = 'PASS';

const alone = new RegExp(
  `^[^\\p{L}]*${silenceWord}(?![\\p{L}'’])|(?<![\\p{L}])${silenceWord}[^\\p{L}]*$`,
  'u',
);

/** Whether a model chose to say nothing: the word stands at the beginning or the end of what it said. */
export const isSilence = (text: string): boolean =>
  alone.test(text.replace(/^[^\n:]{1,40}:\s*(?=\W*PASS)/u, ''));
