import { expect, test } from '@jest/globals';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { newOwner, newPet, sendMessage, type Json } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { moduleOfGuide } from '../clients/guide.js';

const app = await startApp({ RUN: 'api' });

interface Following {
  follow: (
    client: Client,
    query: string,
    variables: Json,
    onData: (data: Json) => void,
    onEnd: () => void,
  ) => () => void;
}

const { follow } = await moduleOfGuide<Following>('follow');

test('the ten lines of the guide miss nothing and repeat nothing while the connection is cut a hundred times', async () => {
  const owner = await newOwner(app.url);
  const { roomId } = await newPet(owner);
  const sockets: WebSocket[] = [];
  class Cut extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      sockets.push(this);
    }
  }
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Cut,
    connectionParams: { Authorization: `Bearer ${owner.token}` },
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: () => Promise.resolve(),
  });
  const { chatRoom } = await owner.request('query ($id: ID!) { chatRoom(id: $id) { liveCursor } }', {
    id: roomId,
  });
  const received: string[] = [];
  let wake: (() => void) | undefined;
  const stop = follow(
    client,
    'subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content } } }',
    { id: roomId, after: chatRoom.liveCursor },
    ({ messageAdded }) => {
      received.push(messageAdded.node.content);
      // The connection is lost right after each event, and a message is sent meanwhile.
      sockets.at(-1)!.terminate();
      wake?.();
    },
    () => undefined,
  );
  const sent = Array.from({ length: 100 }, (_, n) => `message ${n}`);
  for (const [n, content] of sent.entries()) {
    await sendMessage(owner, roomId, content);
    while (received.length <= n) await new Promise<void>((resolve) => (wake = resolve));
  }
  expect(received).toEqual(sent);
  expect(sockets.length).toBeGreaterThanOrEqual(sent.length);
  stop();
  await client.dispose();
});
