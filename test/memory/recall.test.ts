import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { openLog } from '../../src/log.js';
import { recall } from '../../src/memory/recall.js';
import { termHash } from '../../src/memory/term-hash.js';
import { termsOf } from '../../src/memory/terms.js';
import { openTestDatabase } from '../support/database.js';

const database = await openTestDatabase();
const config = readConfig({ DATABASE_URL: database.url });
const opened = await openDatabase(config, databaseOptions, openLog(config));
afterAll(async () => {
  await opened.close();
  await database.drop();
});
const em = opened.orm.em.fork() as EntityManager;

/** What an owner said once, and how they ask for it much later. */
const korean: [said: string, asked: string][] = [
  ['우리 고양이 이름은 유나야', '내 고양이 이름이 뭐였지?'],
  ['나 부산에서 태어났어', '내가 태어난 곳이 부산 맞지?'],
  ['지난달에 서울로 이사했어', '나 이사한 거 기억나?'],
  ['매운 떡볶이를 제일 좋아해', '떡볶이 먹으러 갈까?'],
  ['우리 엄마 생신은 5월 3일이야', '엄마 생신이 언제였더라'],
  ['내 동생은 의사야', '동생이 무슨 일 하는지 알아?'],
  ['요즘 기타를 배우고 있어', '기타 연습은 잘 되냐고 왜 안 물어봐?'],
  ['복숭아 알레르기가 있어', '나 알레르기 있는 과일이 뭐였지'],
  ['회사에서 개발자로 일해', '내가 하는 일이 개발자인 거 알지?'],
  ['주말마다 등산을 가', '이번 주말에도 등산 갈 거야'],
  ['대학교 때 전공은 물리학이었어', '전공이 뭐라고 했지?'],
  ['어릴 때 강아지 초코를 키웠어', '초코 보고 싶다'],
  ['여름에 제주도로 여행 갈 거야', '제주도 여행 준비해야 하는데'],
  ['나는 커피보다 홍차가 좋아', '홍차 마실까 말까'],
  ['시험이 다음 주 금요일이야', '시험 언제라고 했어?'],
  ['내 친구 지수는 미국에 살아', '지수가 어디 산다고 했더라?'],
];
const english: [said: string, asked: string][] = [
  ["My cat's name is Yuna", "What's the name of my cat?"],
  ['I was born in Lisbon', 'Do you remember the city where I was born?'],
  ['I am allergic to peanuts', 'Which allergy do I have? Something with peanuts?'],
  ['My sister plays the violin', 'What does my sister play?'],
  ['I moved to Busan in March', 'When did I move to Busan?'],
  ['I work as a nurse', 'Where do nurses like me work?'],
  ['My birthday is on May 3rd', 'When is my birthday?'],
  ['I am learning to cook Thai curry', 'The curry that I cooked was great'],
];
// What people say all day, and what nothing asks for.
const smallTalk = [
  'Good morning!',
  'I had a long day',
  'It is raining again',
  'I slept badly',
  'Do you like the sun?',
  'That is funny',
  '안녕! 잘 잤어?',
  '오늘 너무 피곤해',
  '비가 많이 오네',
  '저녁 먹었어?',
  'ㅋㅋㅋㅋ 귀여워',
  '나 이제 자러 갈게',
  '배고파 죽겠어',
  '날씨가 좋다',
  '영화 재밌더라',
  '버스를 놓쳤어',
];

let roomId: string;
/** Writes messages of an owner into a room, with their lines. */
async function fill(said: readonly string[]): Promise<string> {
  const [room] = await database.query<{ id: string; user_id: string }>(
    `WITH owner AS (INSERT INTO users (username, username_key, email, password)
       SELECT name, name, name || '@example.com', name FROM (SELECT 'u' || substr(md5(random()::text), 1, 12) AS name) named RETURNING id),
     pet AS (INSERT INTO pets (owner_id, name, persona) SELECT id, 'Coco', 'a cat' FROM owner RETURNING id, owner_id)
     INSERT INTO chat_rooms (user_id, pet_id) SELECT owner_id, id FROM pet RETURNING id, user_id`,
  );
  const { id, user_id: ownerId } = room!;
  for (const content of said) {
    const [message] = await database.query<{ id: string; sent_at: Date }>(
      `INSERT INTO messages (chat_room_id, message_type, sender_user_id, content) VALUES ($1, 'USER', $2, $3) RETURNING id, sent_at`,
      [id, ownerId, content],
    );
    await database.query(
      `INSERT INTO memory_lines (message_id, sent_at, chat_room_id, terms) SELECT id, sent_at, chat_room_id, $2 FROM messages WHERE id = $1`,
      [message!.id, termsOf(content).map((term) => termHash(id, term))],
    );
  }
  return id;
}
beforeAll(async () => {
  const told = [...korean, ...english].map(([said]) => said);
  roomId = await fill([...told, ...smallTalk, ...smallTalk]);
});

const recalled = async (asked: string, room = roomId): Promise<string[]> => {
  const lines = await recall(
    em,
    { roomId: room, asked, beforeId: '9223372036854775807' },
    undefined,
    new AbortController().signal,
  );
  return lines.map(({ content }) => content);
};

test.each([
  ['Korean', korean, 14],
  ['English', english, 7],
])('messages are recalled in %s', async (_language, pairs, least) => {
  const missed: string[] = [];
  for (const [said, asked] of pairs) if (!(await recalled(asked)).includes(said)) missed.push(asked);
  expect([pairs.length - missed.length >= least, missed]).toEqual([true, missed]);
});

test('at most three messages are recalled, and none for small talk about nothing', async () => {
  for (const [, asked] of [...korean, ...english])
    expect((await recalled(asked)).length).toBeLessThanOrEqual(3);
  const unasked = [
    'Hello there, how are you?',
    'ㅋㅋ 그래',
    '뭐 해?',
    'ok',
    '🙂',
    'I see, thank you so much!',
  ];
  for (const asked of unasked) expect([asked, await recalled(asked)]).toEqual([asked, []]);
});

test('the answer is recalled before the question, which was asked often', async () => {
  const asked = "What's the name of my cat?";
  const questions = Array.from({ length: 30 }, (_, at) => `What's the name of my cat, ${at}?`);
  const room = await fill([
    "My cat's name is Yuna",
    ...questions,
    asked,
    asked,
    'My cat sleeps',
    'My cat sleeps',
  ]);
  const lines = await recalled(asked, room);
  expect(lines).toContain("My cat's name is Yuna");
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines).not.toContain(asked);
});

test('what many messages have does not hide what one has', async () => {
  const room = await fill([
    ...Array.from({ length: 250 }, (_, at) => `Work was work, day ${at}`),
    'My work is beekeeping',
    ...Array.from({ length: 250 }, (_, at) => `So much work on day ${at + 250}`),
  ]);
  expect(await recalled('Is my work something with beekeeping?', room)).toContain('My work is beekeeping');
});

test('another room recalls nothing of it', async () => {
  const other = await fill(['Tell me a story']);
  expect(await recalled("What's the name of my cat?", other)).toEqual([]);
});
