import { expect, test } from '@jest/globals';
import { makeSearchIndexes } from '../../src/chat/month-indexes.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { unarchive } from '../support/history.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const { database } = app;
const none = new AbortController().signal;
const document = `query ($id: ID!, $query: String!, $first: Int, $after: String) { chatRoom(id: $id) {
  search(query: $query, first: $first, after: $after) {
    edges { cursor node { id content } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
/** The contents that a search finds, page by page. */
async function searchAll(owner, id, query, first = 100) {
    const found = [];
    for (let after, more = true; more;) {
        const { edges, pageInfo } = (await owner.request(document, { id, query, first, after })).chatRoom.search;
        expect(edges.length).toBeLessThanOrEqual(first);
        expect(pageInfo).toMatchObject({
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null,
            hasPreviousPage: after !== undefined,
        });
        found.push(...edges.map(({ node }) => node.content));
        more = pageInfo.hasNextPage;
        after = pageInfo.endCursor;
    }
    return found;
}
/** Writes messages of a room at times of the past, as the product would have written them; the product cannot. */
async function writePast(owner, pet, messages) {
    await unarchive(database);
    const oldest = Math.max(...messages.map(({ daysAgo }) => daysAgo));
    await database.query(`SELECT make_partition('messages', clock() - n * interval '1 day') FROM generate_series(0, $1::int, 15) n`, [Math.ceil(oldest) + 15]);
    await database.query(`WITH added AS (
       INSERT INTO messages (sent_at, chat_room_id, message_type, sender_user_id, content)
       SELECT clock() - days * interval '1 day', $1, 'USER', $2, content
       FROM unnest($3::float8[], $4::text[]) AS given (days, content) ORDER BY days DESC RETURNING id, sent_at
     ), newest AS (SELECT id, sent_at FROM added ORDER BY sent_at DESC, id DESC LIMIT 1)
     UPDATE chat_rooms SET message_count = message_count + $5, last_message_id = newest.id, last_message_at = newest.sent_at,
       first_message_at = (SELECT min(sent_at) FROM added) FROM newest WHERE chat_rooms.id = $1`, [
        pet.roomId,
        owner.id,
        messages.map(({ daysAgo }) => daysAgo),
        messages.map(({ content }) => content),
        messages.length,
    ]);
}
const archiveOld = () => database.query(`SELECT archive_partition(name) FROM partitions
     WHERE parent = 'messages' AND NOT is_archived AND ends_at < clock() - interval '365 days' ORDER BY starts_at`);
const dropIndexes = () => database.query(`DO $$ DECLARE month text; BEGIN
    FOR month IN SELECT name FROM partitions WHERE parent = 'messages' LOOP
      EXECUTE format('DROP INDEX IF EXISTS %I', month || '_search');
    END LOOP; END $$`);
const someone = async () => {
    const owner = await newOwner(app.url);
    return { owner, pet: await newPet(owner) };
};
test.each([
    ['words in the middle', 'and then we ate tuna', 'we ate'],
    ['another case', 'TUNA and Mäuse', 'tuna AND mÄUSE'],
    ['part of a word', '고양이가 창문을 본다', '양이'],
    ['a particle less', '떡볶이를 먹었어', '떡볶이'],
    ['one syllable', '오늘 밥 먹었어?', '밥'],
    ['letters of laughter and tears', '아 진짜 ㅋㅋㅠㅠ', 'ㅠㅠ'],
    ['one emoji', 'look 🐈 there', '🐈'],
    ['an apostrophe of a phone', 'don’t “wake” me', `don't "wake`],
    ['an apostrophe of a keyboard', "don't wake me", 'Don’t'],
    ['a line end', 'good\nmorning', 'good morning'],
    ['signs of patterns', '100% of a_b [c] \\d', '% of a_b [c] \\d'],
    ['decomposed syllables', '한글', '한글'.normalize('NFD')],
    ['blanks around', 'the sun is out', '  sun is '],
    ['letters apart', 'plan a b c', 'a b'],
])('search finds %s', async (_what, content, query) => {
    const { owner, pet } = await someone();
    await writePast(owner, pet, [
        { daysAgo: 700, content },
        { daysAgo: 600, content: 'something else' },
        { daysAgo: 3, content: 'another thing' },
    ]);
    expect(await searchAll(owner, pet.roomId, query)).toEqual([content]);
    await archiveOld();
    await makeSearchIndexes(database.url, none);
    expect(await searchAll(owner, pet.roomId, query)).toEqual([content]);
});
test('a long history is searched page by page, newest first, with and without indexes, in live and archived months', async () => {
    const { owner, pet } = await someone();
    const other = await newPet(owner, 'Nabi');
    const words = ['tuna', '참치', 'window seat', '창문', 'the sun'];
    // Now and then, often, in one stretch, and nearly always.
    const messages = Array.from({ length: 6_000 }, (_, n) => ({
        daysAgo: 900 - n * 0.15,
        content: [
            `line ${n}`,
            n % 977 === 5 ? '보라색 우산' : '',
            n % 7 === 0 ? words[n % 5] : '',
            n > 1_000 && n < 1_400 ? 'a stretch' : '',
            n % 50 === 0 ? '' : 'as always',
        ]
            .filter(Boolean)
            .join(' '),
    }));
    await writePast(owner, pet, messages);
    await writePast(owner, other, [{ daysAgo: 400, content: '보라색 우산 tuna line 7' }]);
    const newest = messages.map(({ content }) => content).toReversed();
    const expectAll = async () => {
        for (const query of [
            '보라색 우산',
            'TUNA',
            '창문',
            'a stretch',
            'as always',
            'line 59',
            'line 1234',
            'umbrella',
        ])
            expect([query, await searchAll(owner, pet.roomId, query, query === 'a stretch' ? 17 : 100)]).toEqual([
                query,
                newest.filter((content) => content.includes(query.toLowerCase())),
            ]);
        expect(await searchAll(owner, other.roomId, '우산')).toHaveLength(1);
    };
    await expectAll();
    await makeSearchIndexes(database.url, none);
    await expectAll();
    await archiveOld();
    await expectAll();
    await dropIndexes();
    await expectAll();
});
test('a month in which the index finds too much is read in order', async () => {
    const { owner, pet } = await someone();
    await writePast(owner, pet, [
        ...Array.from({ length: 6_000 }, (_, n) => ({
            daysAgo: 130 - n / 1_000,
            content: n % 2_500 === 7 ? `abcab ${n}` : `ab bc ca ${n}`,
        })),
        ...Array.from({ length: 2_100 }, (_, n) => ({ daysAgo: 60 - n / 1_000, content: `${n}` })),
    ]);
    await makeSearchIndexes(database.url, none);
    expect(await searchAll(owner, pet.roomId, 'abca', 2)).toEqual(['abcab 5007', 'abcab 2507', 'abcab 7']);
});
test('a search that would read too much ends as one that took too long', async () => {
    const { owner, pet } = await someone();
    await database.query(`INSERT INTO messages (sent_at, chat_room_id, message_type, sender_user_id, content)
     SELECT clock() - n * interval '1 millisecond', $1, 'USER', $2, 'line ' || n FROM generate_series(1, 51000) n`, [pet.roomId, owner.id]);
    await database.query(`UPDATE chat_rooms SET message_count = 51000, first_message_at = NULL WHERE id = $1`, [
        pet.roomId,
    ]);
    // What is common is found soon, however much there is.
    const { edges } = (await owner.request(document, { id: pet.roomId, query: 'line 1', first: 100 })).chatRoom
        .search;
    expect(edges).toHaveLength(100);
    const error = await owner.requestError(document, { id: pet.roomId, query: 'no such words' });
    expect(error.extensions).toEqual({ code: 'TIMED_OUT' });
});
test('a month gets its index when it is over, also if an earlier attempt failed, and keeps it in the archive', async () => {
    const { owner, pet } = await someone();
    await writePast(owner, pet, [
        { daysAgo: 500, content: 'long ago' },
        { daysAgo: 0, content: 'today' },
    ]);
    await dropIndexes();
    const indexed = async () => (await database.query(`SELECT name FROM partitions JOIN pg_index ON indexrelid = to_regclass(name || '_search') AND indisvalid ORDER BY name`)).map(({ name }) => name);
    const over = (await database.query(`SELECT name FROM partitions WHERE parent = 'messages' AND ends_at <= clock() - interval '1 hour' ORDER BY name`)).map(({ name }) => name);
    const [first] = over;
    await database.query(`CREATE INDEX ${first}_search ON ${first} USING gin (message_grams(chat_room_id, fold_text(content)));
     UPDATE pg_index SET indisvalid = false WHERE indexrelid = '${first}_search'::regclass`);
    expect(await indexed()).toEqual([]);
    // Of two processes, one does it.
    const made = await Promise.all([1, 2].map(() => makeSearchIndexes(database.url, none)));
    expect(Math.max(...made)).toBe(over.length);
    expect(await indexed()).toEqual(over);
    expect(await makeSearchIndexes(database.url, none)).toBe(0);
    await archiveOld();
    expect(await indexed()).toEqual(over);
});
test('what is removed from an indexed month is not found', async () => {
    const { owner, pet } = await someone();
    await writePast(owner, pet, [
        { daysAgo: 300, content: 'keep the secret' },
        { daysAgo: 200, content: 'drop the secret' },
    ]);
    await makeSearchIndexes(database.url, none);
    await database.query(`DELETE FROM messages WHERE content = 'drop the secret'`);
    expect(await searchAll(owner, pet.roomId, 'the secret')).toEqual(['keep the secret']);
});
test('a message is found as soon as it is sent, by its owner alone', async () => {
    const { owner, pet } = await someone();
    const stranger = await someone();
    const { message } = await sendMessage(owner, pet.roomId, '방금 보낸 말');
    expect(await searchAll(owner, pet.roomId, '보낸 말')).toEqual(['방금 보낸 말']);
    expect(await searchAll(stranger.owner, stranger.pet.roomId, '보낸 말')).toEqual([]);
    const error = await stranger.owner.requestError(document, { id: pet.roomId, query: '보낸 말' });
    expect(error.extensions).toEqual({ code: 'NOT_FOUND' });
    await owner.request('mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { message { id } } }', { input: { messageId: message.id } });
    expect(await searchAll(owner, pet.roomId, '보낸 말')).toEqual([]);
});
test('a reply that another one replaced is not found', async () => {
    const { owner, pet } = await someone();
    await writePast(owner, pet, [
        { daysAgo: 300, content: 'an old answer, replaced' },
        { daysAgo: 1, content: 'another answer, replaced' },
        { daysAgo: 200, content: 'an answer that stays' },
    ]);
    await makeSearchIndexes(database.url, none);
    await database.query(`UPDATE messages SET replaced_at = clock() WHERE content LIKE '%answer, replaced'`);
    expect(await searchAll(owner, pet.roomId, 'answer')).toEqual(['an answer that stays']);
});
test.each(['a', ' é ', '', '  ', 'x'.repeat(101), 'a\0b'])('the words %j are refused', async (query) => {
    const { owner, pet } = await someone();
    const error = await owner.requestError(document, { id: pet.roomId, query });
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(error.extensions.fields)).toContain('query');
});
const many = (count) => `query ($id: ID!) { chatRoom(id: $id) { ${Array.from({ length: count }, (_, n) => `s${n}: search(query: "ab") { edges { node { id } } }`).join(' ')} } }`;
test('a search costs as much as many lists', async () => {
    const { owner, pet } = await someone();
    expect((await owner.send(many(15), { id: pet.roomId })).errors).toBeUndefined();
    // A document selects a field twenty times at most in one place, so two places have more.
    const rooms = `query { me { pets(first: 100) { edges { node { chatRoom { search(query: "ab", first: 100) { edges { node { id } } } } } } } } }`;
    expect((await owner.requestError(rooms)).extensions.code).toBe('BAD_USER_INPUT');
});
//# sourceMappingURL=search.test.js.map