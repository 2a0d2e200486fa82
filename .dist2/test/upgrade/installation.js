import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { caller } from '../support/client.js';
const folder = 'test/upgrade/installations';
/** The commits whose installations are kept. */
export const commits = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length));
/** Returns the path of an installation's dump (sql) or content (json). */
export const fileOf = (commit, kind) => `${folder}/${commit}.${kind}`;
/** Reads the content of an installation. */
export const readInstallation = async (commit) => JSON.parse(await readFile(fileOf(commit, 'json'), 'utf8'));
/** Logs in and returns a caller with a token, and the refresh token. */
export async function logIn(url, { username, password }) {
    const { logIn: session } = await caller(url).request(`mutation ($input: LogInInput!) { logIn(input: $input) { accessToken refreshToken } }`, { input: { username, password } });
    return { ...caller(url, session.accessToken), refreshToken: session.refreshToken };
}
/** Reads the messages of a room, oldest first: all of them, or those after a cursor. */
export async function readMessages(owner, room, after) {
    const { chatRoom } = await owner.request(`query ($room: ID!, $after: String) { chatRoom(id: $room) {
      messages(first: 100, after: $after) { edges { cursor node { id type content sentAt clientMessageId } } }
    } }`, { room, after });
    return chatRoom.messages.edges;
}
const nodes = (connection) => connection.edges.map(({ node }) => node);
/** Reads an owner's data through the API. It selects only fields that every version has. */
export async function readOwner(owner) {
    const { me } = await owner.request(`{ me {
    email timeZone
    pets(first: 20) { edges { node { id name persona status chatRoom { id replyState } } } }
    notifications(last: 50) { edges { node { id title content status sentAt } } }
    activities(first: 100) { edges { node { id type occurredAt } } }
  } }`);
    const pets = [];
    for (const pet of nodes(me.pets))
        pets.push({ ...pet, messages: await readMessages(owner, pet.chatRoom.id) });
    return {
        email: me.email,
        timeZone: me.timeZone,
        pets,
        notifications: nodes(me.notifications),
        activities: nodes(me.activities),
    };
}
//# sourceMappingURL=installation.js.map