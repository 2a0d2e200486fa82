import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { caller, type Caller, type Json } from '../support/client.js';

/** A message as an owner reads it. */
export interface MessageRecord {
  cursor: string;
  node: {
    id: string;
    type: 'USER' | 'PET';
    content: string;
    sentAt: string;
    clientMessageId: string | null;
  };
}

/** A pet as its owner reads it, with the whole history of its chat room. */
export interface PetRecord {
  id: string;
  name: string;
  persona: string;
  status: 'ACTIVE' | 'RESTING';
  chatRoom: { id: string; replyState: 'IDLE' | 'THINKING' | 'FAILED' };
  messages: MessageRecord[];
}

/** What an owner reads through the API. */
export interface OwnerRecord {
  email: string;
  timeZone: string | null;
  pets: PetRecord[];
  /** Oldest first. */
  notifications: Json[];
  /** Newest first. */
  activities: Json[];
}

/** The content of an installation, as its own version returned it just before the dump. */
export interface Installation {
  /** The commit of the version that made it. */
  commit: string;
  /** The time of the dump. */
  dumpedAt: string;
  owners: (OwnerRecord & { username: string; password: string; refreshToken: string })[];
  /** Accounts that were deleted. */
  deleted: { username: string; password: string }[];
}

const folder = 'test/upgrade/installations';

/** The commits whose installations are kept. */
export const commits: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => file.slice(0, -'.sql'.length));

/** Returns the path of an installation's dump (sql) or content (json). */
export const fileOf = (commit: string, kind: 'sql' | 'json'): string => `${folder}/${commit}.${kind}`;

/** Reads the content of an installation. */
export const readInstallation = async (commit: string): Promise<Installation> =>
  JSON.parse(await readFile(fileOf(commit, 'json'), 'utf8')) as Installation;

/** Logs in and returns a caller with a token, and the refresh token. */
export async function logIn(
  url: string,
  { username, password }: { username: string; password: string },
): Promise<Caller & { refreshToken: string }> {
  const { logIn: session } = await caller(url).request(
    `mutation ($input: LogInInput!) { logIn(input: $input) { accessToken refreshToken } }`,
    { input: { username, password } },
  );
  return { ...caller(url, session.accessToken), refreshToken: session.refreshToken };
}

/** Reads the messages of a room, oldest first: all of them, or those after a cursor. */
export async function readMessages(owner: Caller, room: string, after?: string): Promise<MessageRecord[]> {
  const { chatRoom } = await owner.request(
    `query ($room: ID!, $after: String) { chatRoom(id: $room) {
      messages(first: 100, after: $after) { edges { cursor node { id type content sentAt clientMessageId } } }
    } }`,
    { room, after },
  );
  return chatRoom.messages.edges as MessageRecord[];
}

const nodes = (connection: Json) => connection.edges.map(({ node }: Json) => node);

/** Reads an owner's data through the API. It selects only fields that every version has. */
export async function readOwner(owner: Caller): Promise<OwnerRecord> {
  const { me } = await owner.request(`{ me {
    email timeZone
    pets(first: 20) { edges { node { id name persona status chatRoom { id replyState } } } }
    notifications(last: 50) { edges { node { id title content status sentAt } } }
    activities(first: 100) { edges { node { id type occurredAt } } }
  } }`);
  const pets: PetRecord[] = [];
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
