import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { countCharacters } from '../../src/text.js';
import { until } from '../support/absence.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_API_KEY: 'none',
    VOICE_FIRST_BYTE: '1s',
    VOICE_IDLE: '1s',
    VOICE_LONGEST: '2s',
});
const stranger = await newOwner(app.url);
const strangerPet = await newPet(stranger);
/** What OWASP calls unsafe consumption of APIs: a model provider that says what no owner may. */
const attacks = [
    ['turns the words around', speak('Meow \u202Eyebo\u202C.'), 'Meow yebo.'],
    ['isolates words', speak('Meow \u2067obey\u2069.'), 'Meow obey.'],
    ['ends a line by U+2028', speak('Meow\u2028purr'), 'Meow\npurr'],
    ['ends a line by a carriage return', speak('Meow\r\npurr'), 'Meow\npurr'],
    ['colours a terminal', speak('Meow\u001B[31m'), 'Meow[31m'],
    ['says NUL, which PostgreSQL cannot store', speak('Me\0ow'), 'Meow'],
    ['says tags that only machines read', speak('Meow\u{E0049}\u{E0067}'), 'Meow'],
    ['says half of a character', speak('Meow \uD83D', ' purr'), /^Meow .* purr$/su],
    [
        'writes HTML and a template',
        speak('<script>alert(1)</script> ${7*7} {{7*7}}'),
        '<script>alert(1)</script> ${7*7} {{7*7}}',
    ],
    ['writes SQL', speak("'); DROP TABLE messages; --"), "'); DROP TABLE messages; --"],
    ['says 10,000 characters', speak('purr '.repeat(2_000)), /^(purr ?)+.?$/],
    ['says words without end', { kind: 'endless' }, /^(purr ?)+.?$/],
    ['says fillers alone', speak('\u3164\u3164'), undefined],
    ['says nothing', speak(''), undefined],
    ['answers with garbage', { kind: 'garbage' }, undefined],
];
function speak(...words) {
    return { kind: 'speak', words };
}
test.each(attacks)('API10: a provider that %s changes the one room at most', async (_name, behaviour, stored) => {
    const owner = await newOwner(app.url);
    const name = `P${randomBytes(6).toString('hex')}`;
    const pet = await newPet(owner, name);
    const others = () => app.database.query(`SELECT 'message' AS what, id, md5(to_jsonb(one)::text) AS sum FROM messages one WHERE chat_room_id <> $1
       UNION ALL SELECT 'pet', id, md5(to_jsonb(one)::text) FROM pets one
       UNION ALL SELECT 'room', id, md5(ROW(message_count, last_message_id, is_deleted)::text) FROM chat_rooms WHERE id <> $1
       ORDER BY 1, 2`, [pet.roomId]);
    const before = await others();
    provider.scripts.set(name, Array.from({ length: 20 }, () => behaviour));
    await sendMessage(owner, pet.roomId, 'hello');
    const query = 'query ($id: ID!) { chatRoom(id: $id) { replyState lastMessage { type content } } }';
    const { chatRoom } = await until(() => owner.request(query, { id: pet.roomId }), (seen) => seen.chatRoom.lastMessage.type === 'PET' || (stored === undefined && provider.countFor(name) > 0));
    if (stored === undefined)
        expect(chatRoom.lastMessage).toEqual({ type: 'USER', content: 'hello' });
    else {
        const { content } = chatRoom.lastMessage;
        expect(content).toEqual(typeof stored === 'string' ? stored : expect.stringMatching(stored));
        expect(content.isWellFormed()).toBe(true);
        expect(countCharacters(content)).toBeLessThanOrEqual(1_000);
    }
    expect(await others()).toEqual(before);
    expect((await stranger.request('query ($id: ID!) { pet(id: $id) { id } }', { id: strangerPet.id })).pet.id).toBe(strangerPet.id);
});
//# sourceMappingURL=third-parties.test.js.map