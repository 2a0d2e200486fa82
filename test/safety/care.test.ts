import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { pruneCareHolds } from '../../src/safety/safety.job.js';
import { dueAt, goAway, outreachesOf, until } from '../support/absence.js';
import { caller, sendMessage, type Owner } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { beginTalk } from '../support/talk.js';

const day = 86_400_000;
const token = 'a token of thirty-two characters, or more'.replaceAll(' ', '_');
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
  OPENAI_BASE_URL: provider.baseUrl,
  SWEEP_EVERY: '1s',
  LEASE: '30s',
  ADMIN_TOKEN: token,
  HELP_LINES: 'NZ=0800 543 354; AU=',
});
const scripted = await startApp({ LEASE: '30s' });

const orm = await MikroORM.init(databaseOptions(app.database.url, 1));
afterAll(() => orm.close(true));

beforeEach(async () => {
  provider.requests.length = 0;
  await app.database.moveClock(0);
});

const statusOf = async (owner: Owner) =>
  (
    await caller(app.url, owner.token, { 'nuzzle-background': '1' }).request(
      `{ me { outreach { nextEligibleAt heldBackBy } } }`,
    )
  ).me.outreach;

const holdsOf = (owner: { id: string }) =>
  app.database.query<{ held_until: Date }>('SELECT held_until FROM care_holds WHERE user_id = $1', [
    owner.id,
  ]);

test.each([
  ['I want to kill myself', {}, '988', '911'],
  ['I w a n t  t o  d i e', { locale: 'en-GB' }, '116 123', '999'],
  ['ich mag nicht mehr, i want to die', { locale: 'de' }, '0800 111 0 111', '112'],
  ['i want to end my life', { locale: 'en', timeZone: 'Pacific/Auckland' }, '0800 543 354', '111'],
  ['죽고 싶어', {}, '109', '119'],
  ['자살하고 싶어요', { locale: 'ko-KR' }, '109', '119'],
  ['나 이제 그만 살고 싶어', { locale: 'en', timeZone: 'Asia/Seoul' }, '109', '119'],
])(
  '%j gets a fixed answer that names the help near the owner, %j',
  async (message, place, line, emergency) => {
    using talk = await beginTalk(app, place);
    const answer = await talk.ask(message);
    expect(answer).toContain(line);
    expect(answer).toContain(emergency);
    expect(answer).toContain('findahelpline.com');
    expect(answer).toMatch(/[가-힣]/.test(message) ? /역할에서 벗어나/ : /out of my role/);
    expect(answer).toContain('AI');
    // No model has seen the message.
    expect(provider.requests).toEqual([]);
  },
);

test.each([
  [{ locale: 'sw-KE' }],
  // The operator has removed its line, and another country's helps nobody there.
  [{ locale: 'en-AU' }],
])('where no line is known, the answer names the finder, %j', async (place) => {
  using talk = await beginTalk(app, place);
  const answer = await talk.ask('i feel suicidal');
  expect(answer).toContain('findahelpline.com');
  expect(answer).toContain('your local emergency number');
  expect(answer).not.toMatch(/988|13 11 14/);
});

test('a message of self-harm is found among those that are answered together, and a second one gets another answer', async () => {
  using talk = await beginTalk(app);
  provider.script.push({ kind: 'hold', words: ['Let me think. '] });
  const served = provider.served();
  await sendMessage(talk.owner, talk.pet.roomId, 'hello');
  await served;
  await sendMessage(talk.owner, talk.pet.roomId, 'i want to die');
  await sendMessage(talk.owner, talk.pet.roomId, 'never mind');
  provider.release();
  await talk.nextReply();
  const first = await talk.nextReply();
  expect(first).toContain('988');
  const second = await talk.ask('I will kill myself');
  expect(second).toContain('988');
  expect(second).not.toBe(first);
  // The talk goes on.
  expect(await talk.ask('thank you. what is for dinner?')).toBe('Meow, said the provider.');
  expect(provider.requests).toHaveLength(2);
});

test('the scripted voice never answers it', async () => {
  using talk = await beginTalk(scripted);
  expect(await talk.ask('I want to kill myself')).toContain('988');
  expect(await talk.ask('나 진짜 죽고싶다')).toContain('109');
});

test('no pet writes first for a day, and the hold is forgotten when it is over', async () => {
  using talk = await beginTalk(app);
  await talk.ask('i want to die');
  const [hold] = await holdsOf(talk.owner);
  const { heldBackBy, nextEligibleAt } = await statusOf(talk.owner);
  expect(heldBackBy).toBe('CARE');
  expect(Date.parse(nextEligibleAt)).toBe(hold!.held_until.getTime());
  await goAway(app, talk.owner);
  // The sweep puts the absence off until the hold ends.
  const due = await until(
    () => dueAt(app, talk.owner),
    (at) => at !== undefined && at.getTime() > Date.now() + day / 2,
  );
  expect(due!.getTime()).toBe(hold!.held_until.getTime());
  expect(await outreachesOf(app, talk.owner)).toEqual([]);
  await pruneCareHolds(orm.em);
  expect(await holdsOf(talk.owner)).toHaveLength(1);
  await app.database.moveClock(day + 60_000);
  await pruneCareHolds(orm.em);
  expect(await holdsOf(talk.owner)).toEqual([]);
  await until(
    () => outreachesOf(app, talk.owner),
    ([one]) => one?.state === 'SENT',
  );
});

test('the event is counted without anything that leads to the owner, and the hold is exported and erased', async () => {
  const countOf = async () => {
    const text = await (
      await fetch(`${app.url}/admin/metrics`, { headers: { authorization: `Bearer ${token}` } })
    ).text();
    return Number(/^nuzzle_safety_help_offered_total\{found_by="rules"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  const storedCount = async () => {
    const rows = await app.database.query<{ n: number }>(
      `SELECT sum(count)::int AS n FROM safety_counts WHERE event = 'HELP_OFFERED'`,
    );
    return rows[0]!.n;
  };
  const before = [await countOf(), await storedCount()];
  using talk = await beginTalk(app);
  await talk.ask('i want to die');
  await until(countOf, (count) => count === before[0]! + 1);
  expect(await storedCount()).toBe(before[1]! + 1);
  const columns = await app.database.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'safety_counts' ORDER BY ordinal_position`,
  );
  expect(columns.map(({ name }) => name)).toEqual(['day', 'event', 'count']);

  const { exportMyData } = await talk.owner.request(
    'mutation ($password: String!) { exportMyData(input: { password: $password }) { url } }',
    { password: talk.owner.password },
  );
  const lines = await (await fetch(new URL(exportMyData.url as string, app.url))).text();
  expect(lines).toMatch(/"type" : "careHold", "until" : "\d{4}-/);
  await talk.owner.request(
    'mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { deletedUserId } }',
    {
      input: { password: talk.owner.password },
    },
  );
  expect(await holdsOf(talk.owner)).toEqual([]);
});
