import type { TestDatabase } from '../support/database.js';

const small = {
  en: [
    ['It is windy today.', 'I heard it in the trees.'],
    ['I had tea in the afternoon.', 'Tea smells good.'],
    ['The bus was late again.', 'Then there was time to look around.'],
    ['I watched a film about trains.', 'Trains are long.'],
    ['My feet are tired.', 'Rest them a little.'],
  ],
  ko: [
    ['오늘은 바람이 많이 불어.', '나무에서 소리가 났어.'],
    ['오후에 차를 마셨어.', '차 냄새는 좋아.'],
    ['버스가 또 늦게 왔어.', '그럼 둘러볼 시간이 있었네.'],
    ['기차가 나오는 영화를 봤어.', '기차는 길어.'],
    ['발이 조금 피곤해.', '조금 쉬어.'],
  ],
};

/** Writes small talk into a room by SQL, as old as this moment, because a model takes long for a hundred replies. */
export async function fillRoom(
  database: TestDatabase,
  owner: { id: string },
  pet: { id: string; roomId: string },
  language: 'en' | 'ko',
  upTo: number,
): Promise<void> {
  const texts = small[language].flat();
  await database.query(
    `WITH room AS (
       SELECT id, coalesce(message_count, 0) AS count, last_message_at FROM chat_rooms WHERE id = $1 FOR UPDATE
     ), added AS (
       INSERT INTO messages (sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content)
       SELECT room.last_message_at + (n - room.count) * interval '1 millisecond', room.id,
              (CASE WHEN n % 2 = 0 THEN 'PET' ELSE 'USER' END)::message_type,
              CASE WHEN n % 2 = 1 THEN $2::bigint END, CASE WHEN n % 2 = 0 THEN $3::bigint END,
              ($5::text[])[1 + (n - 1) % $6::int]
       FROM room, generate_series(room.count + 1, $4::int) n ORDER BY n RETURNING id, sent_at
     ), newest AS (SELECT id, sent_at FROM added ORDER BY sent_at DESC, id DESC LIMIT 1)
     UPDATE chat_rooms SET message_count = $4::int, last_message_id = newest.id, last_message_at = newest.sent_at,
       read_message_id = newest.id, read_message_at = newest.sent_at, replied_to_id = newest.id
     FROM newest WHERE chat_rooms.id = $1`,
    [pet.roomId, owner.id, pet.id, upTo, texts, texts.length],
  );
}
