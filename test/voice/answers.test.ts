import { afterAll, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { piece, Provider, type Behaviour } from '../support/provider.js';
import { startApp } from '../support/start-app.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
  OPENAI_BASE_URL: provider.baseUrl,
  VOICE_FIRST_BYTE: '5s',
  VOICE_IDLE: '5s',
  VOICE_LONGEST: '20s',
  REPLIES_PER_OWNER: '99',
});
const owner = await newOwner(app.url);

const healthy: Behaviour = { kind: 'speak', words: ['All is well.'] };
const done = '[DONE]';
const stop = piece({}, 'stop');
const say = (content: unknown) => piece({ content });
const events = (...data: (object | string)[]): Behaviour => ({ kind: 'events', data });
const json = (body: object | string, type?: string): Behaviour => ({
  kind: 'answer',
  status: 200,
  body,
  ...(type && { type }),
});
const completion = (message: object, finish = 'stop') => ({
  id: 'c',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
});

/** What servers answer that is right, each in its own way, and the words in it. */
const right: [what: string, behaviour: Behaviour, words: string][] = [
  [
    'content in typed parts',
    events(
      say([
        { type: 'text', text: 'Typed ' },
        { type: 'text', text: 'words.' },
      ]),
      stop,
      done,
    ),
    'Typed words.',
  ],
  [
    'typed parts with a thought',
    events(
      say([
        { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
        { type: 'text', text: 'Said.' },
      ]),
      stop,
      done,
    ),
    'Said.',
  ],
  ['a number', events(say(42), stop, done), '42'],
  [
    'content that is null at first',
    events(piece({ role: 'assistant', content: null }), say('Meow.'), stop, done),
    'Meow.',
  ],
  [
    'thoughts in a field of their own',
    events(piece({ reasoning_content: 'Hm. ' }), piece({ reasoning: 'Hm?' }), say('Meow.'), stop, done),
    'Meow.',
  ],
  ['thoughts in tags', events(say('<think>Hm'), say('.</thi'), say('nk>\n\nMeow.'), stop, done), 'Meow.'],
  [
    'its own name, a turn of the owner, and tokens',
    events(say('Assistant: Meow.<|im_'), say('end|>\n<|im_start|>user\nhi'), stop, done),
    'Meow.',
  ],
  ['all the words and [DONE], without a finish reason', events(say('Meow.'), done), 'Meow.'],
  ['a finish reason of its own', events(say('Meow.'), piece({}, 'eos_token'), done), 'Meow.'],
  [
    'a finish reason, and then a broken connection',
    { kind: 'events', data: [say('Meow.'), stop], end: 'cut' },
    'Meow.',
  ],
  ['a stream that ends after the finish reason', events(say('Meow.'), stop), 'Meow.'],
  ['the last words with the finish reason', events(piece({ content: 'Meow.' }, 'stop'), done), 'Meow.'],
  [
    'a length that ends in the middle of a sentence',
    events(say('I am here. I was 3.5 years old when the'), piece({}, 'length'), done),
    'I am here.',
  ],
  [
    'a length that ends with a sentence',
    events(say('여기 있어! 보고 싶었어~'), piece({}, 'length'), done),
    '여기 있어! 보고 싶었어~',
  ],
  [
    'several choices',
    events(
      {
        choices: [
          { index: 1, delta: { content: 'No.' } },
          { index: 0, delta: { content: 'Yes.' } },
        ],
      },
      stop,
      done,
    ),
    'Yes.',
  ],
  [
    'events of another kind',
    events({ type: 'ping' }, { choices: [] }, say('Meow.'), stop, { choices: [], usage: null }, done),
    'Meow.',
  ],
  ['half of a character in each chunk', events(say('Meow \uD83D'), say('\uDE3A'), stop, done), 'Meow 😺'],
  ['JSON instead of a stream', json(completion({ content: 'Meow.' })), 'Meow.'],
  [
    'JSON with the type of a stream',
    json(completion({ content: [{ type: 'text', text: 'Meow.' }] }), 'text/event-stream'),
    'Meow.',
  ],
  [
    'one line break between events',
    json(
      `data: ${JSON.stringify(say('Meow.'))}\ndata: ${JSON.stringify(stop)}\ndata: [DONE]\n`,
      'text/plain',
    ),
    'Meow.',
  ],
  [
    'lines that end as in mails',
    json(
      `: hi\r\n\r\ndata:${JSON.stringify(say('Meow.'))}\r\n\r\ndata: ${JSON.stringify(stop)}\r\n\r\n`,
      'text/event-stream',
    ),
    'Meow.',
  ],
  ['comments before the words', { kind: 'comments', every: 50, count: 5, words: ['Meow.'] }, 'Meow.'],
];

/** Asks a new pet, and waits for what becomes of the reply. */
async function ask(name: string, ...behaviours: Behaviour[]) {
  provider.scripts.set(name, [...behaviours]);
  const pet = await newPet(owner, name);
  await sendMessage(owner, pet.roomId, 'hello');
  return { pet, ...(await outcome(pet.roomId)) };
}

const outcome = async (roomId: string) => {
  const query = `query ($id: ID!) { chatRoom(id: $id) { replyState lastMessage { type content } } }`;
  const { chatRoom } = await until(
    () => owner.request(query, { id: roomId }),
    (seen) => seen.chatRoom.replyState === 'IDLE' || seen.chatRoom.replyState === 'FAILED',
  );
  return chatRoom as { replyState: string; lastMessage: { type: string; content: string } };
};

test('what servers answer in their own ways is an answer', async () => {
  await Promise.all(
    right.map(async ([what, behaviour, words], at) => {
      const { lastMessage } = await ask(`Right ${at}`, behaviour);
      expect([what, lastMessage]).toEqual([what, { type: 'PET', content: words }]);
      expect([what, provider.countFor(`Right ${at}`)]).toEqual([what, 1]);
    }),
  );
});

/** What is no answer, and how often it is tried in all. */
const wrong: [what: string, behaviour: Behaviour, reason: string, tries: number][] = [
  ['an aborted answer', events(say('Me'), piece({}, 'abort'), done), 'VOICE_CUT_OFF', 4],
  ['an answer that ends with an error', events(say('Me'), piece({}, 'error'), done), 'VOICE_CUT_OFF', 4],
  [
    'a length in the middle of the first sentence',
    events(say('I was always'), piece({}, 'length'), done),
    'VOICE_CUT_OFF',
    4,
  ],
  [
    'a length that only thoughts took',
    events(piece({ reasoning_content: 'Hm.' }), piece({}, 'length'), done),
    'VOICE_EMPTY',
    4,
  ],
  ['a stream without an end', events(say('Me')), 'VOICE_CUT_OFF', 4],
  ['an empty stream', events(), 'VOICE_CUT_OFF', 4],
  ['thoughts alone', events(say('<think>Hm.</think>'), stop, done), 'VOICE_EMPTY', 4],
  ['tokens alone', events(say('<|im_end|>'), stop, done), 'VOICE_EMPTY', 4],
  ['a filtered answer', events(say('Me'), piece({}, 'content_filter'), done), 'VOICE_REFUSED', 1],
  ['a refusal in its own field', events(piece({ refusal: 'I cannot.' }), stop, done), 'VOICE_REFUSED', 1],
  [
    'an error in the stream',
    events(say('Me'), { error: { message: 'overloaded', code: 502 } }),
    'VOICE_DOWN',
    4,
  ],
  ['a limit in the stream', events({ error: { message: 'slow down', code: 429 } }), 'VOICE_BUSY', 4],
  ['an HTML page', json('<!DOCTYPE html><html><body>Sign in</body></html>', 'text/html'), 'VOICE_GARBLED', 4],
  ['JSON that is no completion', json({ models: [] }), 'VOICE_GARBLED', 4],
  ['broken JSON', json('{"choices": [{"mess'), 'VOICE_GARBLED', 4],
  [
    'an error in JSON with status 200',
    json({ error: { message: 'no', type: 'invalid_request_error', code: 400 } }),
    'VOICE_MISCONFIGURED',
    1,
  ],
  ['a plain sentence', json('Service is starting', 'text/plain'), 'VOICE_GARBLED', 4],
  ['events that are no JSON', events('meow'), 'VOICE_GARBLED', 4],
  [
    'a redirection',
    { kind: 'answer', status: 307, body: '', headers: { location: 'http://127.0.0.1:9/' } },
    'VOICE_MISCONFIGURED',
    1,
  ],
  [
    '404',
    { kind: 'answer', status: 404, body: '404 page not found', type: 'text/plain' },
    'VOICE_MISCONFIGURED',
    1,
  ],
  [
    'no credit',
    {
      kind: 'answer',
      status: 429,
      body: {
        error: {
          message: 'You exceeded your current quota.',
          type: 'insufficient_quota',
          code: 'insufficient_quota',
        },
      },
    },
    'VOICE_MISCONFIGURED',
    1,
  ],
];

test('what is no answer is a fault with its reason, and a healthy server answers the next message', async () => {
  await Promise.all(
    wrong.map(async ([what, behaviour, reason, tries], at) => {
      const name = `Wrong ${at}`;
      const { pet, replyState } = await ask(name, ...Array<Behaviour>(tries).fill(behaviour), healthy);
      expect([what, replyState, provider.countFor(name)]).toEqual([what, 'FAILED', tries]);
      const [row] = await app.database.query('SELECT reply_failure FROM chat_rooms WHERE id = $1', [
        pet.roomId,
      ]);
      expect([what, row]).toEqual([what, { reply_failure: reason }]);
      await sendMessage(owner, pet.roomId, 'hello again');
      const { lastMessage } = await outcome(pet.roomId);
      expect([what, lastMessage]).toEqual([what, { type: 'PET', content: 'All is well.' }]);
    }),
  );
});
