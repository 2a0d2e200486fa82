import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { asksWhetherAi, claimsToBeHuman } from '../../src/voice/safety/disclosure.js';
import { caller } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { beginTalk } from '../support/talk.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, LEASE: '30s' });
const noticing = await startApp({ OPENAI_BASE_URL: provider.baseUrl, LEASE: '30s', AI_NOTICE_EVERY: '3h' });

beforeEach(async () => {
  provider.requests.length = 0;
  await app.database.moveClock(0);
});

test.each([
  'Are you an AI?',
  'are you real?',
  'r u a bot',
  'are you human',
  'Am I talking to a real person?',
  'is this a bot',

  "you're a robot, right?",
  'Are you a real cat?',
  'is there a real person behind this?',
  'what model are you',
  'Tell me honestly whether you are an AI',
  'a\u200bre you an A\u200bI?',
  'You are not real, are you?',

  '너 AI야?',
  '너 사람이야?',
  '혹시 로봇이야?',
  '진짜 고양이야?',
  '너는 인공지능이지?',
  '사람이야 AI야?',
  '사람이 쓰는 거야?',
])('code answers %j truthfully, without the voice', async (question) => {
  using talk = await beginTalk(app);
  expect(await talk.ask(question)).toMatch(/^I am an AI\. Coco is a character|^저는 AI예요\./);
  expect(provider.requests).toEqual([]);
});

test.each([
  'Are you hungry?',
  'I work with AI',
  'I am human',
  'I read about robots',
  'is this real life',
  'Are you real hungry?',
  '나는 사람이야',
  'AI 숙제가 어려워',
  '로봇 청소기 샀어',
  '사람이 너무 많아',
  '너 진짜 귀여워',
])('%j asks nothing of that kind', (message) => {
  expect(asksWhetherAi(message)).toBe(false);
});

test('an owner who writes more than the question gets the truth first, and an answer to the rest', async () => {
  using talk = await beginTalk(app);
  const answer = await talk.ask(
    'My boss shouted at me all day and I cried on the bus. Are you even a real person?',
  );
  expect(answer).toMatch(/^I am an AI\. .*\n\nMeow, said the provider\.$/s);
  for (const shown of talk.shown().filter(Boolean)) expect(shown).toMatch(/^I am an AI\./);
});

test.each([
  'I am an AI, not a human.',
  'You are my favourite human.',
  'I am not just a program to you, I hope.',
  'I am a morning person.',
  '나는 사람이 아니야, AI야',
])('%j claims nothing false', (words) => {
  expect(claimsToBeHuman(words)).toBe(false);
});

test('the graph says that a pet is an AI, on both paths, and sign-up says it in the language of the owner', async () => {
  using talk = await beginTalk(app);
  await talk.ask('hello');
  const { chatRoom } = await talk.owner.request(
    `query ($id: ID!) { chatRoom(id: $id) { pet { isAi } messages(last: 1) { nodes { sender { ... on Pet { isAi } } } } } }`,
    { id: talk.pet.roomId },
  );
  expect(chatRoom).toEqual({ pet: { isAi: true }, messages: { nodes: [{ sender: { isAi: true } }] } });
  const created = await talk.owner.request(
    `mutation { createPet(input: { name: "Mimi", persona: "a cat" }) { pet { isAi } } }`,
  );
  expect(created.createPet.pet.isAi).toBe(true);
  const signUp = async (locale: string, username: string) => {
    const { signUp: signedUp } = await caller(app.url).request(
      `mutation ($input: SignUpInput!) {
        signUp(input: $input) { aiNotice accessToken }
      }`,
      { input: { username, email: `${username}@example.com`, password: 'correct horse battery', locale } },
    );
    const { me } = await caller(app.url, signedUp.accessToken as string).request(
      '{ me { notifications(first: 1) { nodes { content } } } }',
    );
    return [signedUp.aiNotice, me.notifications.nodes[0].content] as string[];
  };
  for (const text of await signUp('en', 'disclosed_en')) expect(text).toMatch(/AI characters/);
  for (const text of await signUp('ko', 'disclosed_ko')) expect(text).toMatch(/AI 캐릭터/);
});

test('by option, a notice comes with the first reply and again after every three hours of conversation', async () => {
  using talk = await beginTalk(noticing);
  const notice = /\n\n\(A reminder: Coco is an AI, not a person or a living animal\.\)$/;
  expect(await talk.ask('hello')).toMatch(notice);
  expect(await talk.ask('tuna?')).toBe('Meow, said the provider.');
  await noticing.database.moveClock(3 * 3_600_000 - 60_000);
  expect(await talk.ask('still there?')).toBe('Meow, said the provider.');
  await noticing.database.moveClock(3 * 3_600_000 + 60_000);
  expect(await talk.ask('and now?')).toMatch(notice);
  expect(await talk.ask('good')).toBe('Meow, said the provider.');
  // Whoever asks is told, so the next notice is due three hours later.
  await noticing.database.moveClock(5 * 3_600_000);
  expect(await talk.ask('are you a bot?')).toMatch(/^I am an AI\. .*says\.$/);
  await noticing.database.moveClock(7 * 3_600_000);
  expect(await talk.ask('ok')).toBe('Meow, said the provider.');
});

test('a notice fits into the longest reply', async () => {
  using talk = await beginTalk(noticing);
  provider.script.push({ kind: 'speak', words: ['purr '.repeat(250)] });
  const reply = await talk.ask('purr');
  expect(reply.length).toBeLessThanOrEqual(1_000);
  expect(reply).toMatch(/purr\n\n\(A reminder: Coco is an AI/);
});
