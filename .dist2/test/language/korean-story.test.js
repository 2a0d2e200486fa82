import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { goAway, until } from '../support/absence.js';
import { startApp } from '../support/start-app.js';
// Without a model: the pet speaks with the scripted voice.
const app = await startApp({ SWEEP_EVERY: '1s' });
const latin = /[A-Za-z]{3,}/;
/** Apollo Client in a Korean browser. */
const openClient = (token) => new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({
        uri: `${app.url}/graphql`,
        headers: {
            'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8',
            ...(token && { authorization: `Bearer ${token}` }),
        },
    }),
});
const run = async (client, document, input) => (await client.mutate({ mutation: gql(document), variables: { input } })).data;
const textOf = (seen, origin) => seen.chatRoom.messages.nodes.find((message) => message.origin === origin)?.content;
test('an owner who reads no English, through Apollo Client: sign-up, a reply, and the pet’s first message', async () => {
    const username = `나비집사${randomBytes(4).toString('hex').replaceAll(/[a-f]/g, '0')}`;
    const password = '정확한 말 배터리 스테이플';
    const { signUp } = await run(openClient(), 'mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken user { id locale } } }', { username, email: `${randomBytes(6).toString('hex')}@example.com`, password, displayName: '민아' });
    expect(signUp.user.locale).toBe('ko');
    const client = openClient(signUp.accessToken);
    const { createPet } = await run(client, 'mutation ($input: CreatePetInput!) { createPet(input: $input) { pet { id chatRoom { id } } } }', { name: '콩이', persona: '느긋한 고양이. 참치를 좋아해요.' });
    const roomId = createPet.pet.chatRoom.id;
    await run(client, 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }', {
        chatRoomId: roomId,
        content: '안녕, 콩이야!',
    });
    const read = async () => (await client.query({
        query: gql(`query ($id: ID!) { chatRoom(id: $id) { id messages(last: 10) { nodes { id origin content } } }
             me { id notifications { nodes { id type status title content } } } }`),
        variables: { id: roomId },
        fetchPolicy: 'network-only',
    })).data;
    const replied = await until(read, (seen) => textOf(seen, 'REPLY') !== undefined);
    expect(textOf(replied, 'REPLY')).toMatch(/콩이가/);
    expect(textOf(replied, 'REPLY')).not.toMatch(latin);
    await goAway(app, signUp.user);
    // Reading is presence, so the database is asked until the pet has written.
    await until(() => app.database.query('SELECT state FROM outreaches WHERE user_id = $1', [
        signUp.user.id,
    ]), ([one]) => one?.state === 'SENT');
    const after = await read();
    expect(textOf(after, 'OUTREACH')).toMatch(/콩이가/);
    expect(textOf(after, 'OUTREACH')).not.toMatch(latin);
    expect(after.me.notifications.nodes).toEqual([
        expect.objectContaining({ type: 'SYSTEM', title: '환영합니다' }),
        expect.objectContaining({
            type: 'PET_MESSAGE',
            status: 'SENT',
            title: '콩이',
            content: textOf(after, 'OUTREACH'),
        }),
    ]);
});
//# sourceMappingURL=korean-story.test.js.map