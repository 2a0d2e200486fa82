const english = 'the of and to in is you that it was for on are with as his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know get through back much before go good new write our used me man too any day same right look think also around another came come work three word must because does part even place well such here take why help put different away again off went old number great tell men say small every found still between name should home big give air line set own under read last never us left end along while might next sound below saw something thought both few those always looked show large often together asked house world going want school important until form food keep children feet land side without boy once animals life enough took sometimes four head above kind began almost live page got earth need far hand high year mother light parts country father let night following picture being study second eyes soon times story boys since white days ever paper hard near sentence better best across during today others however sure means knew tuna window purr blanket garden kitchen morning rain'.split(' ');
const nouns = '사람 시간 생각 오늘 내일 어제 아침 점심 저녁 밤 집 회사 학교 친구 엄마 아빠 동생 언니 고양이 강아지 밥 물 커피 빵 사과 비 눈 바람 하늘 바다 산 길 차 버스 지하철 영화 음악 책 노래 게임 사진 전화 편지 선물 생일 여행 주말 휴가 운동 잠 꿈 마음 기분 사랑 걱정 행복 웃음 눈물 얼굴 손 발 머리 목소리 이름 방 문 창문 침대 의자 책상 시계 옷 신발 가방 우산 모자 꽃 나무 공원 시장 가게 병원 약 감기 날씨 봄 여름 가을 겨울 숙제 시험 회의 일 돈 이야기 약속 장난감 산책 간식 참치 이불 햇빛'.split(' ');
const particles = ['이', '을', '은', '도', '에서', '하고', '만', '까지', '처럼', '이랑'];
const stems = '먹 보 가 오 자 놀 웃 울 걷 뛰 사 팔 만나 기다리 좋아하 사랑하 걱정하 생각하 말하 듣 읽 쓰'.split(' ');
const endings = ['고 싶어', '았어', '지 마', '려고 해', '면 좋겠다', '니까', '는데', '자', '네', '더라'];
const quoted = (words) => `ARRAY[${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(',')}]`;
const pick = (words, salt) => `(${quoted(words)})[1 + abs(hashint8(n * 131 + w * 7 + ${salt})::bigint) % ${words.length}]`;
/** Two messages of three are in Korean, of 3 to 14 words each. */
const content = `(SELECT string_agg(CASE
    WHEN n % 3 = 0 THEN ${pick(english, 1)}
    WHEN w % 4 = 0 THEN ${pick(stems, 2)} || ${pick(endings, 3)}
    ELSE ${pick(nouns, 4)} || ${pick(particles, 5)} END, ' ')
  FROM generate_series(1, 3 + abs(hashint8(n)::bigint) % 12) w)`;
const rowsPerStatement = 20_000;
/**
 * Fills an empty, migrated database with rooms of one owner each, and plants sentences, evenly over all months. Months
 * older than a year are in the archive.
 * @param sentences which no other message contains
 * @param onProgress receives how many of how many messages are written
 */
export async function fillHistory(client, { messages, months, rooms }, sentences, onProgress) {
    await client.query(`INSERT INTO users (username, username_key, email, password, last_active_at)
     SELECT 'owner_' || n, 'owner_' || n, 'owner_' || n || '@example.com', 'no password ' || n, clock()
     FROM generate_series(1, $1::int) n`, [rooms]);
    await client.query(`INSERT INTO pets (owner_id, name, persona) SELECT id, 'Pet', 'a pet' FROM users ORDER BY id`);
    await client.query(`INSERT INTO chat_rooms (user_id, pet_id) SELECT owner_id, id FROM pets ORDER BY id`);
    const perMonth = Math.ceil(messages / months);
    const every = Math.floor(messages / sentences.length);
    const planted = [];
    for (let month = 0; month < months; month++) {
        const ago = months - 1 - month;
        const starts = `date_trunc('month', clock() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - interval '${ago} months'`;
        const ends = ago === 0 ? 'clock()' : `${starts} + interval '1 month'`;
        await client.query(`SELECT make_partition('messages', ${starts})`);
        const from = month * perMonth;
        const inMonth = Math.min(perMonth, messages - from);
        for (let at = 0; at < inMonth; at += rowsPerStatement) {
            const rows = Math.min(rowsPerStatement, inMonth - at);
            const { rows: found } = await client.query(`WITH added AS (
           INSERT INTO messages (sent_at, chat_room_id, message_type, sender_user_id, content)
           SELECT (${starts}) + ((${ends}) - (${starts})) * ((n - $1 - 0.5) / $2::float8), room.id, 'USER', room.user_id,
                  CASE WHEN n % $5::bigint = $5 / 2 AND n / $5 < cardinality($6::text[]) THEN left(${content}, 60) || ' ' || ($6::text[])[(1 + n / $5)::int] ELSE ${content} END
           FROM generate_series($3::bigint + 1, $3::bigint + $4) n
           JOIN chat_rooms room ON room.id = 1 + (n * 7919) % $7::bigint ORDER BY n
           RETURNING content, chat_room_id
         )
         SELECT content, chat_room_id AS room_id FROM added WHERE content LIKE ANY (SELECT '%' || one FROM unnest($6::text[]) one)`, [from, inMonth, from + at, rows, every, sentences, rooms]);
            for (const { content: text, room_id: roomId } of found)
                planted.push({ sentence: sentences.find((one) => text.endsWith(one)), roomId });
            onProgress(from + at + rows, messages);
        }
    }
    await client.query(`
    UPDATE chat_rooms SET message_count = newest.n, last_message_id = newest.id, last_message_at = newest.sent_at,
      first_message_at = newest.first_at
    FROM (SELECT chat_room_id, count(*) AS n, max(id) AS id, max(sent_at) AS sent_at, min(sent_at) AS first_at
          FROM messages GROUP BY chat_room_id) newest
    WHERE newest.chat_room_id = chat_rooms.id`);
    await client.query(`SELECT archive_partition(name) FROM partitions
     WHERE parent = 'messages' AND NOT is_archived AND ends_at <= clock() - interval '365 days' ORDER BY starts_at`);
    await client.query('VACUUM ANALYZE');
    return planted;
}
//# sourceMappingURL=history.js.map