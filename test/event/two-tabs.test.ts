import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { expect, test } from '@jest/globals';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { newOwner, newPet, sendMessage, type Json, type Owner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { moduleOfGuide } from '../clients/guide.js';

const app = await startApp({ RUN: 'api' });
const { resumeLink } = await moduleOfGuide<{ resumeLink: ApolloLink }>('resume');

/** One tab: Apollo Client with the guide's link, and a connection that can be cut. */
function openTab(owner: Owner) {
  const sockets: WebSocket[] = [];
  class CutSocket extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      sockets.push(this);
    }
  }
  let isOffline = false;
  let comeBack: (() => void) | undefined;
  const socket = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: CutSocket,
    connectionParams: { Authorization: `Bearer ${owner.token}` },
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: () => (isOffline ? new Promise((resolve) => (comeBack = resolve)) : Promise.resolve()),
  });
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      ApolloLink.from([resumeLink, new GraphQLWsLink(socket)]),
      new HttpLink({ uri: `${app.url}/graphql`, headers: { authorization: `Bearer ${owner.token}` } }),
    ),
  });
  return {
    client,
    connected: () => new Promise<void>((resolve) => void socket.on('connected', () => resolve())),
    /** Cuts the connection; no new one is made until `online`. */
    offline() {
      isOffline = true;
      for (const one of sockets) one.terminate();
    },
    online() {
      isOffline = false;
      comeBack?.();
    },
    async close() {
      client.stop();
      await socket.dispose();
    },
  };
}

const byId = ({ me }: Json) =>
  Object.fromEntries(me.chatRooms.edges.map(({ node }: Json) => [node.id, node]));

/** Collects what a subscription brings; `take` waits for the next. */
function collect(client: ApolloClient, query: string, variables: object) {
  const events: Json[] = [];
  let wake: (() => void) | undefined;
  const subscription = client.subscribe<Json>({ query: gql(query), variables }).subscribe({
    next({ data, error }) {
      expect(error).toBeUndefined();
      events.push(data);
      wake?.();
    },
  });
  return {
    events,
    async until(isLast: (event: Json) => boolean): Promise<void> {
      while (!events.some(isLast)) await new Promise<void>((resolve) => (wake = resolve));
    },
    stop: () => subscription.unsubscribe(),
  };
}

test('a subscriber to an empty room loses no message if the connection drops before the first', async () => {
  const owner = await newOwner(app.url);
  const { roomId } = await newPet(owner);
  const tab = openTab(owner);
  const { data } = await tab.client.query<Json>({
    query: gql('query ($id: ID!) { chatRoom(id: $id) { id liveCursor } }'),
    variables: { id: roomId },
  });
  const connected = tab.connected();
  const added = collect(
    tab.client,
    'subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { id content } } }',
    { id: roomId, after: data.chatRoom.liveCursor },
  );
  await connected;
  const contentsAre = (count: number) => added.until(() => added.events.length === count);
  tab.offline();
  await sendMessage(owner, roomId, 'one');
  tab.online();
  await contentsAre(1);
  tab.offline();
  await sendMessage(owner, roomId, 'two');
  await sendMessage(owner, roomId, 'three');
  tab.online();
  await contentsAre(3);
  await sendMessage(owner, roomId, 'four');
  await contentsAre(4);
  expect(added.events.map(({ messageAdded }) => messageAdded.node.content)).toEqual([
    'one',
    'two',
    'three',
    'four',
  ]);
  added.stop();
  await tab.close();
});

test('what one tab does is right in the other one’s cache, without a refetch', async () => {
  const owner = await newOwner(app.url);
  const [coco, nabi] = [await newPet(owner, 'Coco'), await newPet(owner, 'Nabi')];
  const [left, right] = [openTab(owner), openTab(owner)];
  const fields = 'id unreadCount replyState lastMessage { id content } pet { id name }';
  const rooms = gql(`{ me { id liveCursor chatRooms(first: 10) { edges { node { ${fields} } } } } }`);
  const { data } = await right.client.query<Json>({ query: rooms });
  const events = collect(
    right.client,
    `subscription ($after: String) { ownerEvents(after: $after) { cursor node {
      ... on Message { id content chatRoom { ${fields} } }
      ... on ChatRoom { ${fields} }
      ... on Pet { id name }
      ... on ReadMarker { id readUpTo }
    } } }`,
    { after: data.me.liveCursor },
  );
  const { data: sent } = await left.client.mutate<Json>({
    mutation: gql('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }'),
    variables: { input: { chatRoomId: coco.roomId, content: 'from the left tab' } },
  });
  right.offline();
  await left.client.mutate<Json>({
    mutation: gql('mutation ($input: UpdatePetInput!) { updatePet(input: $input) { pet { id } } }'),
    variables: { input: { petId: nabi.id, name: 'Momo' } },
  });
  right.online();
  await events.until(({ ownerEvents: { node } }) => node.name === 'Momo');
  const cached = right.client.readQuery<Json>({ query: rooms });
  const fresh = await left.client.query<Json>({ query: rooms, fetchPolicy: 'network-only' });
  expect(byId(cached)).toEqual(byId(fresh.data));
  expect(byId(cached)[coco.roomId].lastMessage.id).toBe(sent.sendMessage.message.id);
  expect(byId(cached)[nabi.roomId].pet.name).toBe('Momo');
  events.stop();
  await left.close();
  await right.close();
});
