import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { brokenInvariants } from '../support/broken-invariants.js';
import { newOwner, newPet, type Json, type Owner } from '../support/client.js';
import { startProcess } from '../support/process.js';
import { startApp } from '../support/start-app.js';

const app = await startApp();

const counts = gql`
  query {
    me {
      id
      unreadCount
      chatRooms {
        nodes {
          id
          unreadCount
          readUpTo
          replyState
          messages(last: 100) {
            nodes {
              id
              type
            }
          }
        }
      }
    }
  }
`;
const send = gql`
  mutation ($input: SendMessageInput!) {
    sendMessage(input: $input) {
      message {
        id
      }
    }
  }
`;
const markRead = gql`
  mutation ($input: MarkReadInput!) {
    markRead(input: $input) {
      chatRoom {
        id
        unreadCount
        readUpTo
      }
      user {
        id
        unreadCount
      }
    }
  }
`;

const device = (url: string, owner: Owner) =>
  new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({ uri: `${url}/graphql`, headers: { authorization: `Bearer ${owner.token}` } }),
  });

const read = async (client: ApolloClient): Promise<Json> =>
  (await client.query<Json>({ query: counts, fetchPolicy: 'network-only' })).data!.me;

const recount = ({ readUpTo, messages }: Json): number =>
  messages.nodes.filter(({ id, type }: Json) => type === 'PET' && BigInt(id) > BigInt(readUpTo ?? 0)).length;

const newestIn = (me: Json, roomId: string): string =>
  me.chatRooms.nodes.find(({ id }: Json) => id === roomId).messages.nodes.at(-1)?.id;

test('unread counts are equal on two devices through a crash, and in a cache without a refetch', async () => {
  const owner = await newOwner(app.url);
  const pets = [await newPet(owner, 'Coco'), await newPet(owner, 'Mimi')];
  const phone = device(app.url, owner);
  for (let round = 0; round < 3; round++) {
    await using doomed = await startProcess({ ...testEnvironment(app.database.url), LEASE: '1s' });
    const tablet = device(doomed.url, owner);
    const writing = [phone, tablet].flatMap((client, at) =>
      [0, 1, 2, 3].map((n) =>
        client.mutate({
          mutation: send,
          variables: { input: { chatRoomId: pets[n % 2]!.roomId, content: `${round} ${at} ${n}` } },
        }),
      ),
    );
    // The first message is in its room, and the others are on their way, as are replies.
    await Promise.any(writing);
    const seen = await read(phone);
    const marking = pets.map(({ roomId }) =>
      tablet.mutate({
        mutation: markRead,
        variables: { input: { chatRoomId: roomId, upTo: newestIn(seen, roomId) ?? '1' } },
      }),
    );
    await doomed.end('SIGKILL');
    await Promise.allSettled([...writing, ...marking]);
    const restarted = device(app.url, owner);
    const settled = await until(
      () => read(phone),
      ({ chatRooms }) => chatRooms.nodes.every(({ replyState }: Json) => replyState === 'IDLE'),
    );
    expect(await read(restarted)).toEqual(settled);
    for (const room of settled.chatRooms.nodes) expect(room.unreadCount).toBe(recount(room));
    expect(settled.unreadCount).toBe(
      settled.chatRooms.nodes.reduce((sum: number, room: Json) => sum + room.unreadCount, 0),
    );
    for (const client of [tablet, restarted]) client.stop();
  }
  const before = await read(phone);
  expect(before.unreadCount).toBeGreaterThan(0);
  for (const { id, messages } of before.chatRooms.nodes)
    await phone.mutate({
      mutation: markRead,
      variables: { input: { chatRoomId: id, upTo: messages.nodes.at(-1).id } },
    });
  const cached = phone.readQuery<Json>({ query: counts }).me;
  expect(cached.unreadCount).toBe(0);
  expect(cached.chatRooms.nodes.map(({ unreadCount }: Json) => unreadCount)).toEqual([0, 0]);
  expect(await read(phone)).toEqual(cached);
  expect(await brokenInvariants(app.database)).toEqual([]);
  phone.stop();
});
