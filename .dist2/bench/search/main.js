import { parseArgs } from 'node:util';
import { makeSearchIndexes } from '../../src/chat/month-indexes.js';
import { machine, MachineWatch } from '../report/machine.js';
import { runCommand } from '../run/command.js';
import { withProgress } from '../run/progress.js';
import { startServer } from '../run/server-process.js';
import { nuzzleCommand } from '../sides/nuzzle.js';
import { withDatabase } from '../world/database.js';
import { openSessions, readOwnerRooms } from '../world/owner-rooms.js';
import { fillHistory } from './history.js';
/**
 * npm run bench:search -- [--messages N] [--months N]: plants sentences among many messages, and searches for them
 * through the API, one after another.
 */
const rounds = 10;
const defaults = { messages: 1_000_000, months: 30 };
const sentences = [
    '보라색 우산을 두고 왔어',
    '할머니 댁 감나무',
    '첫눈 오면 전화할게',
    '고래 모양 접시',
    '이사 간 집 비밀번호',
    '치과 예약을 또 미뤘지',
    '제주도 돌하르방',
    '떡볶이 2인분 포장',
    '늦잠 잔 월요일',
    '뽀삐 미용하는 날',
    'a purple umbrella left on the tram',
    'the lighthouse keeper’s diary',
    'My passport EXPIRES in March',
    'seventeen jars of marmalade',
    'Xylophone lessons',
    'grandpa’s wristwatch',
    'quarterly tax forms',
    'zebra crossing near the bakery',
    'a broken zip on the tent',
    'Júlia’s violin recital',
];
const others = {
    'a common word': 'the',
    'a common word, 밥': '밥',
    'a word of no message': 'qwertz',
    'words of no message': '없는 문장을 찾는 중',
};
await runCommand(async () => {
    const { values } = parseArgs({ options: { months: { type: 'string' }, messages: { type: 'string' } } });
    const messages = Number(values.messages ?? defaults.messages);
    const months = Number(values.months ?? defaults.months);
    process.stdout.write(`${messages.toLocaleString('en')} messages over ${months} months, ${rounds} searches each, on ${machine()}\n`);
    for (const world of [
        { name: 'one room', messages, months, rooms: 1 },
        { name: '5,000 rooms', messages, months, rooms: 5_000 },
    ])
        await withDatabase((url, client) => measure(url, client, world));
});
async function measure(url, client, world) {
    const planted = await withProgress(`filling ${world.name}`, 'messages', 1, ({ at }) => fillHistory(client, world, sentences, at));
    const begin = performance.now();
    const indexed = await makeSearchIndexes(url, new AbortController().signal);
    const seconds = (performance.now() - begin) / 1_000;
    await client.query('VACUUM ANALYZE');
    process.stdout.write(`\n**${world.name}**: ${await sizes(client)}, made for ${indexed} months in ${seconds.toFixed(0)} s.\n\n`);
    await openSessions(client);
    const authorizations = new Map((await readOwnerRooms(client)).map(({ roomId, authorization }) => [roomId, authorization]));
    const server = await startServer(nuzzleCommand(url));
    const watch = await MachineWatch.open(client);
    watch.include(server.pid);
    try {
        const search = (roomId, query) => ask(server.url, authorizations.get(roomId), roomId, query);
        await watch.during(() => searchAll(search, planted));
        process.stdout.write(`\n${watch.toString()}\n`);
    }
    finally {
        await server.stop();
    }
}
/** Searches for each planted sentence, and for what is in many messages or in none, and prints how long it took. */
async function searchAll(search, planted) {
    const found = new Set();
    const times = [];
    for (let round = 0; round <= rounds; round++)
        for (const { sentence, roomId } of planted) {
            const { contents, ms } = await search(roomId, sentence.toUpperCase());
            if (contents.some((content) => content.endsWith(sentence)))
                found.add(sentence);
            // The first round opens connections and prepares statements.
            if (round > 0)
                times.push(ms);
        }
    process.stdout.write(`| search | found | least ms | p50 ms | p99 ms |\n| --- | --: | --: | --: | --: |\n`);
    print('20 planted sentences', `${found.size} of ${sentences.length}`, times);
    for (const [name, query] of Object.entries(others)) {
        const runs = [];
        for (let round = 0; round <= rounds; round++)
            runs.push(await search(planted[0].roomId, query));
        print(name, String(runs[0].contents.length), runs.slice(1).map(({ ms }) => ms));
    }
}
function print(name, found, times) {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
    process.stdout.write(`| ${name} | ${found} | ${at(0)} | ${at(0.5)} | ${at(0.99)} |\n`);
}
async function sizes(client) {
    const { rows } = await client.query(`SELECT pg_size_pretty(sum(pg_table_size(relation))) AS messages, pg_size_pretty(sum(pg_indexes_size(relation))) AS indexes,
            pg_size_pretty(sum(pg_relation_size(to_regclass(name || '_search')))) AS search
     FROM partitions WHERE parent = 'messages'`);
    const { messages, indexes, search } = rows[0];
    return `messages ${messages}, all their indexes ${indexes}, of which ${search} for search`;
}
async function ask(url, authorization, roomId, words) {
    const begin = performance.now();
    const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization, 'nuzzle-background': '1' },
        body: JSON.stringify({
            query: `query ($id: ID!, $words: String!) { chatRoom(id: $id) {
        search(query: $words, first: 20) { edges { cursor node { id content sentAt } } pageInfo { hasNextPage endCursor } } } }`,
            variables: { id: roomId, words },
        }),
    });
    const { data, errors } = (await response.json());
    const ms = performance.now() - begin;
    if (!data)
        throw new Error(`The search failed: ${JSON.stringify(errors)}`);
    return { contents: data.chatRoom.search.edges.map(({ node }) => node.content), ms };
}
//# sourceMappingURL=main.js.map