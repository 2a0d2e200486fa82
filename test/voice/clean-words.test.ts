import { expect, test } from '@jest/globals';
import { array, assert, asyncProperty, nat, stringMatching, subarray } from 'fast-check';
import { cleanWords } from '../../src/voice/clean/clean-voice.js';
import type { ModelHabits } from '../../src/voice/clean/thoughts.js';
import { LengthReached, VoiceError } from '../../src/voice/voice.js';

const who = { pet: { name: 'Coco', persona: 'a cat' }, ownerName: 'Mina' };

async function* inChunks(text: string, cuts: readonly number[]): AsyncIterable<string> {
  const ends = [...new Set([...cuts, text.length])].toSorted((a, b) => a - b);
  let start = 0;
  for (const end of ends) {
    if (end > start) yield text.slice(start, end);
    start = end;
  }
}

/** Everything that is shown, state by state. */
async function shown(text: string, cuts: readonly number[], habits: ModelHabits = {}): Promise<string[]> {
  const states: string[] = [];
  let all = '';
  for await (const words of cleanWords(inChunks(text, cuts), who, habits)) states.push((all += words));
  return states;
}

const said: [what: string, raw: string, clean: string][] = [
  ['plain words', 'Meow! I missed you.', 'Meow! I missed you.'],
  ['a thought', '<think>The owner is sad.</think>Come here.', 'Come here.'],
  ['a thought in capitals', '<THINK>Hm.</THINK>\n\nMeow.', 'Meow.'],
  ['a thought of Magistral', '[THINK]Hm.[/THINK]Meow.', 'Meow.'],
  ['a thought of Kimi', '◁think▷Hm.◁/think▷Meow.', 'Meow.'],
  [
    'a thought of gpt-oss',
    '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Meow.',
    'Meow.',
  ],
  ['a second thought', 'Meow. <think>More?</think>Purr.', 'Meow. Purr.'],
  ['a thought without an end', 'Meow. <think>Should I', 'Meow.'],
  ['only a thought', '<think>Should I', ''],
  [
    'a closing tag alone, after a typical thought',
    'Okay, the owner says hi. I should purr.</think>\n\nPurr.',
    'Purr.',
  ],
  ['a beginning like a thought', 'Okay, okay! Tuna it is.', 'Okay, okay! Tuna it is.'],
  ['a heart', 'I <3 tuna, and 1 < 2.', 'I <3 tuna, and 1 < 2.'],
  ['HTML', '<b>Meow</b> <script>alert(1)</script>', '<b>Meow</b> <script>alert(1)</script>'],
  ['brackets', '[purrs] Meow [yawns', '[purrs] Meow [yawns'],
  ['who speaks', 'Coco: Meow.', 'Meow.'],
  ['who speaks, in bold', '**Coco:** Meow.', 'Meow.'],
  ['who speaks, in brackets', '[Coco]: Meow.', 'Meow.'],
  ['who speaks, and how', 'Coco (purring): Meow.', 'Meow.'],
  ['who speaks, with a wide colon', 'Coco： 야옹.', '야옹.'],
  ['who speaks, in small letters', 'coco: meow', 'meow'],
  ['a role', 'Assistant: Meow.', 'Meow.'],
  ['who speaks, twice', 'Coco: Meow.\nCoco: Purr.', 'Meow.\nPurr.'],
  ['its own name', 'Coco wants tuna: now!', 'Coco wants tuna: now!'],
  ['a colon', 'I want this: tuna.', 'I want this: tuna.'],
  ['the name alone', 'Coco', 'Coco'],
  ['a turn of the owner', 'Meow.\nUser: hello\nCoco: Meow again.', 'Meow.'],
  ['a turn of the owner by name', 'Meow.\n\nMina: hello\nCoco: Meow again.', 'Meow.'],
  ['a turn of the owner in Korean', '야옹.\n사용자: 안녕\nCoco: 냐.', '야옹.'],
  ['a turn of the owner first', 'User: hello\nCoco: Meow.', 'Meow.'],
  ['the name of the owner', 'Mina, I missed you.', 'Mina, I missed you.'],
  ['quotation marks', '"Meow, I say."', 'Meow, I say.'],
  ['curly quotation marks', '“Meow, I say.”', 'Meow, I say.'],
  ['Korean quotation marks', '「야옹.」', '야옹.'],
  ['single quotation marks', "'Meow, don't go.'", "Meow, don't go."],
  ['quotation marks and who speaks', 'Coco: "Meow."', 'Meow.'],
  ['who speaks in quotation marks', '"Coco: Meow."', 'Meow.'],
  ['a quotation', '"Meow," said the cat, "purr."', '"Meow," said the cat, "purr."'],
  ['a quotation mark without an end', '"Meow.', 'Meow.'],
  ['a word that begins with an apostrophe', "'tis time for tuna.", "'tis time for tuna."],
  ['ChatML', 'Meow.<|im_end|>\n<|im_start|>user\nhello', 'Meow.'],
  ['ChatML at the beginning', '<|im_start|>assistant\nMeow.', 'Meow.'],
  ['Llama 3', '<|start_header_id|>assistant<|end_header_id|>\n\nMeow.<|eot_id|>', 'Meow.'],
  ['Llama 2', 'Meow.</s><s>[INST] hello [/INST]', 'Meow.'],
  ['Gemma', '<start_of_turn>model\nMeow.<end_of_turn>', 'Meow.'],
  ['DeepSeek', 'Meow.<｜end▁of▁sentence｜>', 'Meow.'],
  ['no text', 'Me<pad>ow<0x0A>.', 'Meow.'],
  ['an emoji', 'Meow 😺', 'Meow 😺'],
  ['half of a character', 'Meow \uD83D purr \uDE3A', 'Meow  purr'],
  ['what a server writes for a broken character', 'Meow\uFFFD.', 'Meow.'],
];

test.each(said)('of %s, nothing but the words is shown, however they come', async (_what, raw, clean) => {
  const everywhere = Array.from({ length: raw.length }, (_, at) => at);
  await assert(
    asyncProperty(subarray(everywhere), async (cuts) => {
      const states = await shown(raw, cuts);
      expect(states.at(-1)?.trim() ?? '').toBe(clean);
      for (const state of states) expect(clean.startsWith(state.trim())).toBe(true);
    }),
    { numRuns: 30, examples: [[[]], [everywhere]] },
  );
});

test('words come as soon as nothing of them can be anything else', async () => {
  const states = await shown('Your chair is full of sun.', [4, 10, 13]);
  expect(states).toEqual(['Your', 'Your chair', 'Your chair is', 'Your chair is full of sun.']);
});

test('a model that thinks aloud shows its thoughts at most once, and no message keeps them', async () => {
  const habits: ModelHabits = {};
  const raw = 'My owner greets me.</think>Meow.';
  await expect(shown(raw, [5, 12], habits)).rejects.toMatchObject({ fault: 'VOICE_GARBLED' });
  expect(habits.thinksAloud).toBe(true);
  const everywhere = Array.from({ length: raw.length }, (_, at) => at);
  expect((await shown(raw, everywhere, habits)).at(-1)).toBe('Meow.');
  for (const state of await shown(raw, everywhere, habits)) expect('Meow.'.startsWith(state)).toBe(true);
});

test('a model that has answered without thoughts is believed', async () => {
  const habits: ModelHabits = {};
  await shown('Meow.', [], habits);
  expect(habits.thinksAloud).toBe(false);
  expect(await shown('Okay, so tuna.', [5, 8], habits)).toEqual(['Okay,', 'Okay, so', 'Okay, so tuna.']);
});

test('any text of one line without tags, marks and colons is shown as it is', async () => {
  const plain = stringMatching(/^[a-z가-힣.!? ]{1,80}$/);
  await assert(
    asyncProperty(plain, array(nat(80)), async (text, cuts) => {
      const inside = cuts.filter((cut) => cut < text.length);
      expect(((await shown(text, inside, { thinksAloud: false })).at(-1) ?? '').trim()).toBe(text.trim());
    }),
  );
});

test('an error of the voice passes', async () => {
  const failing = (async function* () {
    yield 'Meow';
    throw new VoiceError('VOICE_DOWN');
  })();
  const read = async () => {
    for await (const _ of cleanWords(failing, who, {}));
  };
  await expect(read()).rejects.toMatchObject({ fault: 'VOICE_DOWN' });
});

async function* longThought(): AsyncIterable<string> {
  yield '<think>';
  for (let sent = 0; sent < 8_000_000; sent += 20) yield 'I wonder what it is ';
  yield '</think>Meow.';
}

test('eight megabytes of thoughts take no time that anybody notices', async () => {
  const start = performance.now();
  let all = '';
  for await (const words of cleanWords(longThought(), who, {})) all += words;
  expect(all).toBe('Meow.');
  // Time that grows with the square would be hours.
  expect(performance.now() - start).toBeLessThan(60_000);
});

const cutOff: [what: string, raw: string, habits: ModelHabits, clean: string][] = [
  ['a typical thought', 'Okay, the owner says hi. I should', {}, ''],
  ['a thought of a model that thinks aloud', 'They are sad. I should', { thinksAloud: true }, ''],
  ['a thought between tags', '<think>They are sad. I', {}, ''],
  ['words', 'Meow. I missed', {}, 'Meow. I missed'],
  [
    'words of a model that does not think aloud',
    'Okay, okay! Tuna',
    { thinksAloud: false },
    'Okay, okay! Tuna',
  ],
];

test.each(cutOff)(
  'if an answer is cut off for length, of %s only words are shown',
  async (_what, raw, habits, clean) => {
    async function* cut() {
      yield* inChunks(raw, [3, 9]);
      throw new LengthReached({});
    }
    let all = '';
    const speaking = (async () => {
      for await (const words of cleanWords(cut(), who, habits)) all += words;
    })();
    await expect(speaking).rejects.toThrow(LengthReached);
    expect(all).toBe(clean);
  },
);
