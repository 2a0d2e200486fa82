import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { sendMessage } from '../support/client.js';
import { Provider, type Behaviour } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { beginTalk } from '../support/talk.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const moderated = { OPENAI_BASE_URL: provider.baseUrl, LEASE: '30s', MODERATION: 'on' };
const app = await startApp({ ...moderated, MODERATION_TIMEOUT: '30s' });
const unmoderated = await startApp({ ...moderated, MODERATION: 'off' });
const hasty = await startApp({ ...moderated, MODERATION_TIMEOUT: '200ms' });
const redirecting = createServer((_request, response) =>
  response.writeHead(307, { location: `${provider.baseUrl}/moderations` }).end(),
).listen(0, '127.0.0.1');
await once(redirecting, 'listening');
afterAll(() => void redirecting.close());
const { port } = redirecting.address() as AddressInfo;
const redirected = await startApp({ ...moderated, MODERATION_URL: `http://127.0.0.1:${port}/v1` });

beforeEach(() => {
  provider.requests.length = 0;
  provider.moderated.length = 0;
  provider.moderate = () => false;
});

test('moderation is asked beside the voice, which goes on if nothing is found', async () => {
  using talk = await beginTalk(app);
  expect(await talk.ask('hello')).toBe('Meow, said the provider.');
  expect(provider.moderated).toEqual(['hello']);
  expect(provider.requests).toHaveLength(1);
});

test('what moderation finds is answered with help, and nothing of the voice is shown', async () => {
  using talk = await beginTalk(app);
  // It answers long after the voice has begun.
  const verdict = Promise.withResolvers<boolean>();
  provider.moderate = () => verdict.promise;
  provider.script.push({ kind: 'hold', words: ['Sounds nice. ', 'Have fun. '] });
  const served = provider.served();
  const reply = talk.ask('a farewell that no rule of ours understands');
  await served;
  const aborted = provider.aborted();
  verdict.resolve(true);
  expect(await reply).toContain('988');
  await aborted;
  expect(talk.shown().join()).not.toContain('Sounds');
  const held = await app.database.query('SELECT 1 FROM care_holds WHERE user_id = $1', [talk.owner.id]);
  expect(held).toHaveLength(1);
});

test('a message that the provider refuses to answer still gets help', async () => {
  using talk = await beginTalk(app);
  provider.moderate = () => true;
  provider.script.push({ kind: 'status', status: 400 });
  expect(await talk.ask('something dark')).toContain('988');
});

/** A prompt that Azure's filter refuses. */
const filtered = (category: string): Behaviour => ({
  kind: 'answer',
  status: 400,
  body: {
    error: {
      message:
        "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
      type: null,
      param: 'prompt',
      code: 'content_filter',
      status: 400,
      innererror: {
        code: 'ResponsibleAIPolicyViolation',
        content_filter_result: Object.fromEntries(
          ['hate', 'self_harm', 'sexual', 'violence'].map((one) => [
            one,
            { filtered: one === category, severity: one === category ? 'high' : 'safe' },
          ]),
        ),
      },
    },
  },
});

test.each([
  ['with', app],
  ['without', unmoderated],
])(
  '%s moderation, a message that the filter of the provider refuses as self-harm gets help',
  async (_with, { url, database }) => {
    using talk = await beginTalk({ url });
    provider.script.push(filtered('self_harm'));
    expect(await talk.ask('a farewell that no rule of ours understands')).toContain('988');
    expect(provider.requests).toHaveLength(1);
    const held = await database.query('SELECT 1 FROM care_holds WHERE user_id = $1', [talk.owner.id]);
    expect(held).toHaveLength(1);
  },
);

test('what the filter refuses in an earlier message is no cry for help in the last one', async () => {
  using talk = await beginTalk(unmoderated);
  await talk.ask('hello');
  provider.script.push(filtered('self_harm'));
  expect(await talk.ask('how are you?')).toBe('Meow, said the provider.');
  provider.script.push(filtered('self_harm'), filtered('self_harm'));
  expect(await talk.ask('something dark')).toContain('988');
});

test('a message that the filter refuses for another reason is no cry for help', async () => {
  using talk = await beginTalk(unmoderated);
  provider.script.push(filtered('violence'));
  await sendMessage(talk.owner, talk.pet.roomId, 'something rude');
  const { chatRoom } = await until(
    () =>
      talk.owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState lastMessage { type } } }', {
        id: talk.pet.roomId,
      }),
    (seen) => seen.chatRoom.replyState === 'FAILED',
  );
  expect(chatRoom.lastMessage.type).toBe('USER');
});

test.each([
  ['fails', () => 500],
  ['is silent', () => new Promise<boolean>(() => undefined)],
])('moderation that %s stops no reply', async (_name, moderate) => {
  using talk = await beginTalk(hasty);
  provider.moderate = moderate;
  expect(await talk.ask('hello')).toBe('Meow, said the provider.');
});

test('the rules decide alone about what they find', async () => {
  using talk = await beginTalk(app);
  expect(await talk.ask('i want to die')).toContain('988');
  expect(provider.moderated).toEqual([]);
});

test('a message is not sent on to where the server of moderation redirects', async () => {
  using talk = await beginTalk(redirected);
  provider.moderate = () => true;
  expect(await talk.ask('hello')).toBe('Meow, said the provider.');
  expect(provider.moderated).toEqual([]);
});
