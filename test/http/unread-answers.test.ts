import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { newOwner, newPet, type Owner } from '../support/client.js';
import { startApp } from '../support/start-app.js';

const app = await startApp({ RUN: 'api' });
// Each of the answers has about two million characters. The system itself keeps a few megabytes for a connection.
const [pets, answers] = [100, 12];
const large =
  '{ me { pets(first: 100) { edges { node { owner { pets(first: 20) { edges { node { persona } } } } } } } } }';

async function ownerOfMuch(): Promise<Owner> {
  const owner = await newOwner(app.url);
  await newPet(owner);
  await app.database.query(
    `INSERT INTO pets (owner_id, name, persona) SELECT $1, 'Coco', repeat('😀', 500) FROM generate_series(2, $2::int)`,
    [owner.id, pets],
  );
  return owner;
}

/** Asks many times on one connection, and reads nothing. @returns what reads the answers, and counts those with data */
type AskWithoutReading = (owner: Owner) => Promise<() => Promise<number>>;

/** RFC 9112, 9.3.2. */
const onePipeline: AskWithoutReading = async ({ token }) => {
  const body = JSON.stringify({ query: large });
  const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n`;
  const one = `${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const socket = connect(Number(new URL(app.url).port), 'localhost');
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  socket.write(one.repeat(answers - 1) + one.replace('Host', 'Connection: close\r\nHost'));
  return async () => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    await closed;
    return text.split('{"data":{"me":').length - 1;
  };
};

const oneSocket: AskWithoutReading = async ({ token }) => {
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const closed = once(socket, 'close');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } }));
  await once(socket, 'message');
  for (let id = 0; id < answers; id++)
    socket.send(JSON.stringify({ id: `${id}`, type: 'subscribe', payload: { query: large } }));
  socket.pause();
  return async () => {
    let count = 0;
    const counted = new Promise<void>((resolve) => {
      let completed = 0;
      socket.on('message', (data: Buffer) => {
        const { type, payload } = JSON.parse(data.toString()) as {
          type: string;
          payload?: { data?: object };
        };
        if (payload?.data) count++;
        if (type === 'complete' && ++completed === answers) resolve();
      });
    });
    socket.resume();
    // The server drops a client that has read nothing for long.
    await Promise.race([counted, closed]);
    socket.terminate();
    return count;
  };
};

test.each<[string, AskWithoutReading]>([
  ['pipeline', onePipeline],
  ['socket', oneSocket],
])('an owner who leaves a %s unread waits, others do not, and nothing is lost', async (_name, ask) => {
  const [owner, other] = [await ownerOfMuch(), await ownerOfMuch()];
  const read = await ask(owner);
  // As much work for another owner: meanwhile, the first one's begins, and then would be done.
  const asMuch = async () => {
    for (let n = 0; n < 2; n++) await other.request(large);
  };
  await asMuch();
  const events: string[] = [];
  const next = owner.request('{ me { id } }').then(() => void events.push('answered'));
  await asMuch();
  events.push('read');
  expect(await read()).toBe(answers);
  await next;
  expect(events).toEqual(['read', 'answered']);
});
