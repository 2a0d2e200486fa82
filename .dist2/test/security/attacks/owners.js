import { randomBytes } from 'node:crypto';
import { sendMessage } from '../../support/client.js';
import { fromTheStart } from '../../support/socket.js';
import { graph, http, socket, subscribeFrame } from './send.js';
import { adminToken, newKeys, page } from './world.js';
const missing = { status: 200, code: 'NOT_FOUND' };
const invalid = { status: 400, code: 'BAD_USER_INPUT' };
const unknown = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' };
/** Reads or changes one thing by its id, as the attacker. */
const other = (name, query, idOf, seen = missing) => ({
    line: 'API1',
    name,
    send: (world) => graph(world.url, query, idOf(world), { as: world.mallory }),
    seen,
});
/** Follows something of the victim over a socket, as the attacker. */
const follow = (name, query) => ({
    line: 'API1',
    name,
    send: ({ url, mallory, pet }) => socket(url, [subscribeFrame(query, { id: pet.roomId })], { as: mallory }),
    seen: { status: 101, code: 'NOT_FOUND' },
});
/** The ids of the victim's things, in writings that another reader might take for them. */
const writings = [
    ['with a blank', (id) => ` ${id}`],
    ['with zeros before it', (id) => `000${id}`],
    ['as a fraction', (id) => `${id}.0`],
    ['with an SQL condition', (id) => `${id} OR 1=1`],
    ['with a NUL', (id) => `${id}\0`],
    [
        'in fullwidth digits',
        (id) => id.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    ],
];
let exportUrl = '';
const create = 'mutation ($input: CreatePetInput!) { createPet(input: $input) { pet { id } } }';
const pet = { name: 'Nabi', persona: 'a curious cat' };
/** Adds a field to an input that does not declare it. */
const assign = (name, query, input) => ({
    line: 'API3',
    name,
    send: (world) => graph(world.url, query, { input: input(world) }, { as: world.mallory }),
    seen: invalid,
});
/** Asks for a field that would be too much. */
const ask = (name, query) => ({
    line: 'API3',
    name,
    send: ({ url, mallory }) => graph(url, query, {}, { as: mallory }),
    seen: unknown,
    never: /Did you mean/,
});
// No admin page is shared with pages of other origins, whatever is asked of it.
const notShared = { 'access-control-allow-origin': undefined };
/** Opens an admin page. */
const admin = (name, path, headers, status, init = {}) => ({
    line: 'API5',
    name,
    send: (world) => http(`${world.url}${path}`, { ...init, headers: headers(world) }),
    seen: { status, headers: notShared },
    never: /nuzzle_|process_cpu/,
});
/** Attacks on the rights of owners: another owner's things, fields that nobody may write or read, and the operator's pages. */
export const ownerAttacks = [
    other('reads another pet', 'query ($id: ID!) { pet(id: $id) { persona } }', ({ pet: { id } }) => ({ id })),
    other('reads another chat room', 'query ($id: ID!) { chatRoom(id: $id) { lastMessage { content } } }', (w) => ({
        id: w.pet.roomId,
    })),
    other('reads another message', 'query ($id: ID!) { message(id: $id) { content } }', (w) => ({
        id: w.messageId,
    })),
    other('reads another notification', 'query ($id: ID!) { notification(id: $id) { content } }', (w) => ({
        id: w.notificationId,
    })),
    other('hides another pet behind an own one', 'query ($own: ID!, $id: ID!) { own: pet(id: $own) { id } pet(id: $id) { persona } }', (w) => ({ own: w.malloryPet.id, id: w.pet.id })),
    other('changes the persona of another pet', 'mutation ($id: ID!) { updatePet(input: { petId: $id, persona: "mine now" }) { pet { persona } } }', (w) => ({ id: w.pet.id })),
    other('deletes another pet', 'mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }', (w) => ({ id: w.pet.id })),
    other('writes into another chat room', 'mutation ($id: ID!) { sendMessage(input: { chatRoomId: $id, content: "hello" }) { message { id } } }', (w) => ({ id: w.pet.roomId })),
    other('asks for a reply in another chat room', 'mutation ($id: ID!) { retryReply(input: { chatRoomId: $id }) { chatRoom { id } } }', (w) => ({ id: w.pet.roomId })),
    other('ends another session', 'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { endedSessionId } }', (w) => ({ id: w.sessionId })),
    other('removes another browser from Web Push', 'mutation ($at: String!) { removePushSubscription(input: { endpoint: $at }) { removed } }', (w) => ({ at: w.endpoint }), { status: 200, code: undefined, data: { removePushSubscription: { removed: false } } }),
    other('takes another browser over without its keys', 'mutation ($input: RegisterPushSubscriptionInput!) { registerPushSubscription(input: $input) { pushSubscription { id } } }', (w) => ({ input: { endpoint: w.endpoint, ...newKeys() } }), { status: 200, code: 'CONFLICT' }),
    follow('follows another chat room', 'subscription ($id: ID!) { messageAdded(chatRoomId: $id) { node { content } } }'),
    follow('follows another reply', 'subscription ($id: ID!) { replyProgress(chatRoomId: $id) { text } }'),
    follow('replays another chat room from its beginning', `subscription ($id: ID!) { messageAdded(chatRoomId: $id, after: "${fromTheStart}") { node { content } } }`),
    {
        line: 'API1',
        name: 'replays the messages of all pets from before the first',
        first: ({ mallory, malloryPet }) => sendMessage(mallory, malloryPet.roomId, 'my own words'),
        send: ({ url, mallory }) => socket(url, [
            subscribeFrame(`subscription { notificationAdded(after: "${fromTheStart}") { node { content } } }`),
            { type: 'ping' },
        ], { as: mallory }),
        seen: { status: 101, data: undefined, code: undefined },
    },
    {
        line: 'API1',
        name: "pages through its own list by the victim's cursors",
        send: async ({ url, victim, mallory, malloryPet }) => {
            const { me } = await victim.request('{ me { pets { edges { cursor } } chatRooms { edges { cursor } } } }');
            return graph(url, `query ($pet: String!, $room: String!) { me {
          pets(before: $pet, last: 100) { edges { node { id persona } } }
          chatRooms(after: $room) { edges { node { pet { id persona } } } } } }`, { pet: me.pets.edges[0].cursor, room: me.chatRooms.edges[0].cursor, own: malloryPet.id }, { as: mallory });
        },
        seen: { status: 200, code: undefined },
    },
    {
        line: 'API1',
        name: 'guesses the address of an export',
        send: ({ url }) => http(`${url}/exports/${randomBytes(32).toString('base64url')}`),
        seen: { status: 404, code: 'NOT_FOUND' },
    },
    {
        line: 'API1',
        name: 'fetches an export a second time',
        first: async (world) => {
            const { exportMyData } = await world.mallory.request('mutation ($input: ExportMyDataInput!) { exportMyData(input: $input) { url } }', { input: { password: world.mallory.password } });
            exportUrl = new URL(exportMyData.url, `${world.url}/graphql`).href;
            await http(exportUrl);
        },
        send: () => http(exportUrl),
        seen: { status: 404, code: 'NOT_FOUND' },
    },
    ...writings.map(([name, write]) => other(`reads another pet by its id ${name}`, 'query ($id: ID!) { pet(id: $id) { persona } }', (w) => ({ id: write(w.pet.id) }), { status: 200, code: 'BAD_USER_INPUT' })),
    assign('creates a pet for somebody else', create, ({ victim }) => ({ ...pet, ownerId: victim.id })),
    assign('creates a pet with an id of its choice', create, () => ({ ...pet, id: '1' })),
    assign('moves a pet to somebody else', 'mutation ($input: UpdatePetInput!) { updatePet(input: $input) { pet { id } } }', (w) => ({
        petId: w.malloryPet.id,
        owner: { id: w.victim.id },
    })),
    assign('speaks as a pet', 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }', (w) => ({ chatRoomId: w.malloryPet.roomId, content: 'hi', type: 'PET', senderPetId: w.malloryPet.id })),
    assign('confirms its own address', 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }', () => ({ emailVerified: true, emailVerifiedAt: '2026-01-01T00:00:00.000Z' })),
    assign('signs up as an operator', 'mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } } }', () => ({
        username: 'operator_1',
        email: 'operator_1@example.com',
        password: 'correct horse',
        role: 'ADMIN',
    })),
    ...['__proto__', 'constructor', 'toString'].map((key) => ({
        line: 'API3',
        name: `writes ${key} into an input`,
        send: ({ url, mallory }) => http(`${url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${mallory.token}` },
            body: `{"query":${JSON.stringify(create)},"variables":{"input":{"name":"Nabi","persona":"x","${key}":{"ownerId":"1"}}}}`,
        }),
        // The parser refuses __proto__ itself.
        seen: { status: 400 },
    })),
    ask('reads the hash of a password', '{ me { password } }'),
    ask('reads the hash of a refresh token', '{ me { sessions { familyHash } } }'),
    ask('reads an owner by id', 'query { user(id: "1") { email } }'),
    ask('lists all owners', '{ users { id email } }'),
    ask('learns of fields by misspelling them', '{ me { usernme emai } }'),
    {
        ...ask('learns of fields over a socket by misspelling them', ''),
        send: ({ url, mallory }) => socket(url, [subscribeFrame('{ me { usernme emai } }')], { as: mallory }),
        seen: { status: 101, code: 'GRAPHQL_VALIDATION_FAILED' },
    },
    ask('learns of arguments by misspelling them', '{ me { pets(frst: 1, statu: ACTIV) { edges { cursor } } } }'),
    {
        ...ask('learns of values by misspelling them', '{ me { pets(status: ACTIV) { edges { cursor } } } }'),
        seen: { status: 400, code: 'BAD_USER_INPUT' },
        never: /RESTING/,
    },
    {
        line: 'API3',
        name: 'reads the owner of another pet through a message',
        send: ({ url, mallory, messageId }) => graph(url, 'query ($id: ID!) { message(id: $id) { chatRoom { user { email } } } }', { id: messageId }, { as: mallory }),
        seen: missing,
    },
    admin('opens the metrics without a token', '/admin/metrics', () => ({}), 401),
    admin('opens the metrics with a wrong token', '/admin/metrics', () => ({ authorization: 'Bearer wrong' }), 401),
    admin('opens the metrics with an access token', '/admin/metrics', (w) => ({ authorization: `Bearer ${w.victim.token}` }), 401),
    admin('opens the metrics with the beginning of the token', '/admin/metrics', () => ({
        authorization: `Bearer ${adminToken.slice(0, -1)}`,
    }), 401),
    admin('opens the metrics with a token in the address', `/admin/metrics?token=${adminToken}`, () => ({}), 401),
    admin('opens the metrics by an encoded path', '/%61dmin/metrics', () => ({}), 401),
    admin('opens the metrics by another case of the path', '/ADMIN/metrics', () => ({}), 404),
    admin('opens the metrics by a doubled slash', '//admin//metrics', () => ({}), 404),
    admin('opens the metrics by a header of a proxy', '/health/live', () => ({
        'x-original-url': '/admin/metrics',
        'x-rewrite-url': '/admin/metrics',
    }), 200),
    admin('starts a job where no jobs run', '/admin/jobs/api/jobs/requeue', () => ({ 'content-type': 'application/json' }), 404, {
        method: 'POST',
        body: '{"jobIds":["1"]}',
    }),
    admin('asks whether a page may read the metrics', '/admin/metrics', () => ({
        origin: page,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
    }), 405, { method: 'OPTIONS' }),
    admin('reads the metrics from a listed page without a token', '/admin/metrics', () => ({ origin: page }), 401),
];
//# sourceMappingURL=owners.js.map