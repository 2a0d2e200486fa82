import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { newOwner, newPet, say, type Loose } from '../support/client.js';
import { until } from '../support/absence.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const adminToken = 'the-token-of-an-operator-is-long-enough';
const app = await startApp({ ORIGINS: 'https://pets.example.com', SOCKETS: '130', ADMIN_TOKEN: adminToken });
const owner = await newOwner(app.url);
const pet = await newPet(owner);
const open: WebSocket[] = [];
afterAll(() => {
  for (const socket of open) socket.terminate();
});

/** A socket as it is on the wire (graphql-transport-ws). */
class Wire {
  readonly #frames: Loose[] = [];
  #wake: (() => void) | undefined;
  readonly closed: Promise<number>;

  private constructor(readonly socket: WebSocket) {
    open.push(socket);
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      this.#frames.push(JSON.parse((data as Buffer).toString()));
      this.#wake?.();
    });
    this.closed = once(socket, 'close').then(([code]) => code as number);
  }

  static async open(
    protocol: string | string[] = 'graphql-transport-ws',
    headers = {},
    autoPong = true,
  ): Promise<Wire> {
    const wire = new Wire(
      new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, protocol, { headers, autoPong }),
    );
    await once(wire.socket, 'open');
    return wire;
  }

  /** Opens a socket and introduces it at once, before the server's limit of three seconds. */
  static async introduced(token: string): Promise<Wire> {
    const wire = await Wire.open();
    await wire.introduce(token);
    return wire;
  }

  say(frame: Loose): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  async hear(): Promise<Loose> {
    while (this.#frames.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#frames.shift();
  }

  /** Introduces itself. */
  async introduce(token = owner.token): Promise<void> {
    this.say({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } });
    expect(await this.hear()).toEqual({ type: 'connection_ack' });
  }

  subscribe(id: string, query: string, variables = {}): void {
    this.say({ id, type: 'subscribe', payload: { query, variables } });
  }
}

const follow = 'subscription { petMessageAdded { cursor } }';

test('4400: what is no message of the protocol', async () => {
  for (const frame of ['not json', '[]', 'null', '"{}"', '{"type":"nonsense"}', '{"type":"subscribe"}']) {
    const wire = await Wire.open();
    wire.say(frame);
    expect(await wire.closed).toBe(4400);
  }
});

test('4401: asking before the introduction', async () => {
  const wire = await Wire.open();
  wire.subscribe('1', '{ me { id } }');
  expect(await wire.closed).toBe(4401);
});

test('4403: a token that is none', async () => {
  const wire = await Wire.open();
  wire.say({ type: 'connection_init', payload: { Authorization: 'Bearer nonsense' } });
  expect(await wire.closed).toBe(4403);
});

test('4406: another subprotocol', async () => {
  const wire = await Wire.open([]);
  expect(await wire.closed).toBe(4406);
});

test('4408: no introduction', async () => {
  const wire = await Wire.open();
  expect(await wire.closed).toBe(4408);
});

test('4409: an id that is in use; after its end it may be used again', async () => {
  const wire = await Wire.open();
  await wire.introduce();
  wire.subscribe('1', '{ me { id } }');
  expect(await wire.hear()).toMatchObject({
    id: '1',
    type: 'next',
    payload: { data: { me: { id: owner.id } } },
  });
  expect(await wire.hear()).toEqual({ id: '1', type: 'complete' });
  wire.subscribe('1', follow);
  wire.say({ id: '1', type: 'complete' });
  wire.subscribe('1', '{ me { id } }');
  expect(await wire.hear()).toMatchObject({ id: '1', type: 'next' });
  expect(await wire.hear()).toEqual({ id: '1', type: 'complete' });
  wire.subscribe('1', follow);
  wire.subscribe('1', follow);
  expect(await wire.closed).toBe(4409);
});

test('what was followed under an id that was used again ends with its socket', async () => {
  const crowd = await newOwner(app.url);
  const { roomId } = await newPet(crowd);
  // Nearly half of them meet the moment; together that is more than an owner may follow.
  for (let socket = 0; socket < 40; socket++) {
    const wire = await Wire.open();
    await wire.introduce(crowd.token);
    for (let n = 0; n < 40; n++) {
      wire.subscribe('1', follow);
      wire.say({ id: '1', type: 'complete' });
      wire.subscribe('1', '{ me { id } }');
      expect(await wire.hear()).toMatchObject({ id: '1', payload: { data: { me: { id: crowd.id } } } });
      expect(await wire.hear()).toEqual({ id: '1', type: 'complete' });
    }
    wire.socket.close();
    await wire.closed;
  }
  const wire = await Wire.open();
  await wire.introduce(crowd.token);
  wire.subscribe('1', follow);
  await say(crowd, roomId, 'hello');
  expect(await wire.hear()).toMatchObject({ id: '1', payload: { data: { petMessageAdded: {} } } });
});

test('4429: introducing itself twice', async () => {
  const wire = await Wire.open();
  await wire.introduce();
  wire.say({ type: 'connection_init' });
  expect(await wire.closed).toBe(4429);
});

test('ping is answered with pong, with what it carried', async () => {
  const wire = await Wire.open();
  wire.say({ type: 'ping', payload: { at: 1 } });
  expect(await wire.hear()).toEqual({ type: 'pong', payload: { at: 1 } });
  await wire.introduce();
  wire.say({ type: 'pong' });
  wire.say({ type: 'ping' });
  expect(await wire.hear()).toEqual({ type: 'pong' });
});

test('a frame that is too long ends the socket', async () => {
  const wire = await Wire.open();
  wire.say({ type: 'ping', payload: { at: 'x'.repeat(300_000) } });
  expect(await wire.closed).toBe(1009);
});

test('a socket has at most fifty operations under way', async () => {
  const wire = await Wire.open();
  await wire.introduce();
  for (let n = 0; n < 51; n++) wire.subscribe(`s${n}`, follow);
  expect(await wire.hear()).toMatchObject({
    id: 's50',
    type: 'error',
    payload: [{ extensions: { code: 'RATE_LIMITED' } }],
  });
  wire.say({ id: 's1', type: 'complete' });
  wire.subscribe('again', '{ me { id } }');
  expect(await wire.hear()).toMatchObject({ id: 'again', type: 'next' });
});

test('an owner follows at most five hundred things at once, and others as much as before', async () => {
  const crowd = await newOwner(app.url);
  const crowdPet = await newPet(crowd);
  const wires = await Promise.all(Array.from({ length: 11 }, () => Wire.introduced(crowd.token)));
  for (const [at, wire] of wires.entries())
    for (let n = 0; n < (at < 10 ? 50 : 1); n++) wire.subscribe(`s${n}`, follow);
  // Whichever comes last.
  const refusals = wires.map(async (wire) => ({ wire, frame: await wire.hear() }));
  const { wire: refused, frame } = await Promise.race(refusals);
  expect(frame).toMatchObject({
    type: 'next',
    payload: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] },
  });
  expect(await refused.hear()).toEqual({ id: frame.id, type: 'complete' });

  const stranger = await Wire.open();
  await stranger.introduce();
  stranger.subscribe('s', follow);
  await say(owner, pet.roomId, 'hello from elsewhere');
  expect(await stranger.hear()).toMatchObject({ id: 's', type: 'next', payload: { data: {} } });

  // One fewer, and there is room for another.
  const other = wires.find((wire) => wire !== refused)!;
  other.say({ id: 's0', type: 'complete' });
  const isRefused = async (): Promise<boolean> => {
    refused.subscribe('again', follow);
    await say(crowd, crowdPet.roomId, `hello ${Math.random()}`);
    for (;;) {
      const { id, payload } = await refused.hear();
      if (id === 'again') return payload?.errors !== undefined;
    }
  };
  while (await isRefused()) while ((await refused.hear()).type !== 'complete');
  for (const wire of [...wires, stranger]) wire.socket.close();
});

test('an owner has at most a hundred sockets', async () => {
  const crowd = await newOwner(app.url);
  const wires = await Promise.all(Array.from({ length: 100 }, () => Wire.introduced(crowd.token)));
  const more = await Wire.open();
  more.say({ type: 'connection_init', payload: { Authorization: `Bearer ${crowd.token}` } });
  expect(await more.closed).toBe(4429);
  wires[0]!.socket.close();
  await wires[0]!.closed;
  const again = await Wire.open();
  await again.introduce(crowd.token);
  // The process has its bound as well.
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => {
      const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      open.push(socket);
      socket.on('error', () => undefined);
      return new Promise<number>((resolve) => {
        socket.once('open', () => resolve(101));
        socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode!));
      });
    }),
  );
  expect(new Set(answers)).toEqual(new Set([101, 503]));
  // Who is refused and hangs up in that moment harms nobody.
  const { hostname, port } = new URL(app.url);
  for (let n = 0; n < 20; n++) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    socket.resetAndDestroy();
  }
  expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
  for (const wire of [...wires, again]) wire.socket.close();
});

test('pages of other origins are refused, and callers that are no page are not', async () => {
  const foreign = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    origin: 'https://evil.example.com',
  });
  open.push(foreign);
  foreign.on('error', () => undefined);
  const [, response] = await once(foreign, 'unexpected-response');
  expect(response.statusCode).toBe(403);
  const own = await Wire.open('graphql-transport-ws', { origin: 'https://pets.example.com' });
  await own.introduce();
  const allowed = async (origin: string) =>
    (
      await fetch(`${app.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    ).headers.get('access-control-allow-origin');
  expect(await allowed('https://pets.example.com')).toBe('https://pets.example.com');
  expect(await allowed('https://evil.example.com')).toBeNull();
});

test('a room that is gone ends what follows it, and nothing else', async () => {
  const someone = await newOwner(app.url);
  const [first, second] = [await newPet(someone), await newPet(someone, 'Bello')];
  await using socket = openTestSocket(app.url, someone.token);
  const query =
    'subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content } } }';
  const after = Buffer.from('1|0|1').toString('base64url');
  const [gone, stays] = [first, second].map(({ roomId }) => socket.subscribe(query, { id: roomId, after }));
  await say(someone, first.roomId, 'hello');
  expect((await gone!.next()).messageAdded.node.content).toBe('hello');
  await someone.ask('mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }', {
    id: first.id,
  });
  await gone!.completed;
  await say(someone, second.roomId, 'still there?');
  expect((await stays!.next()).messageAdded.node.content).toBe('still there?');
});

test('a socket that takes nothing for long is closed with 1013, and its client goes on with its cursor', async () => {
  const wire = await Wire.open();
  await wire.introduce();
  const query =
    'subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { cursor node { content } } }';
  wire.subscribe('1', query, { id: pet.roomId, after: Buffer.from('1|0|1').toString('base64url') });
  await say(owner, pet.roomId, 'hello');
  const { payload } = await wire.hear();
  wire.socket.pause();
  // Together far more than the system's own buffers may hold for a socket: each is 3.6 kB long.
  const total = 3_400;
  await app.database.query(
    `WITH added AS (
       INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content, sent_at)
       SELECT $1, 'PET', $2, n || repeat('🐾', 900), clock() + interval '1 second' FROM generate_series(1, $3::int) n RETURNING id, sent_at
     ), newest AS (SELECT id, sent_at FROM added ORDER BY sent_at DESC, id DESC LIMIT 1)
     UPDATE chat_rooms SET message_count = message_count + $3, last_message_id = newest.id, last_message_at = newest.sent_at
     FROM newest WHERE chat_rooms.id = $1`,
    [pet.roomId, pet.id, total],
  );
  // The server says goodbye behind what it has sent already; the socket reads on when that has been said.
  const stalled = async () => {
    const response = await fetch(`${app.url}/admin/metrics`, {
      headers: { authorization: `Bearer ${adminToken}` },
    });
    const text = await response.text();
    return Number(/^nuzzle_live_stalled_total (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  await until(stalled, (count) => count > 0);
  wire.socket.resume();
  expect(await wire.closed).toBe(1013);
  await using again = openTestSocket(app.url, owner.token);
  const live = again.subscribe(query, { id: pet.roomId, after: payload.data.messageAdded.cursor });
  const heard = new Set<string>();
  while (heard.size < total) {
    const { content } = (await live.next()).messageAdded.node;
    if (content.endsWith('🐾')) heard.add(content);
  }
  expect(heard.size).toBe(total);
});

// Pings are twelve seconds apart: it waits beside the other tests.
test.concurrent('a peer that answers no ping is taken for dead, and one that does is not', async () => {
  const [dead, alive] = [await Wire.open(undefined, {}, false), await Wire.open()];
  await dead.introduce();
  await alive.introduce();
  expect(await dead.closed).toBe(1006);
  alive.say({ type: 'ping' });
  expect(await alive.hear()).toEqual({ type: 'pong' });
});

test('metrics count who follows, what was delivered and what was read again', async () => {
  const read = async () => {
    const response = await fetch(`${app.url}/admin/metrics`, {
      headers: { authorization: `Bearer ${adminToken}` },
    });
    const text = await response.text();
    return (name: string) => Number(new RegExp(`^nuzzle_live_${name} (\\d+)`, 'm').exec(text)?.[1]);
  };
  const someone = await newOwner(app.url);
  const { roomId } = await newPet(someone);
  await say(someone, roomId, 'before');
  const before = await read();
  await using socket = openTestSocket(app.url, someone.token);
  const live = socket.subscribe(
    'subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content type } } }',
    { id: roomId, after: Buffer.from('1|0|1').toString('base64url') },
  );
  await live.next();
  await live.next();
  await say(someone, roomId, 'after');
  await live.next();
  await live.next();
  const after = await read();
  expect(after('subscribers')).toBe(before('subscribers') + 1);
  const [replayed, delivered] = ['replayed_total', 'delivered_total'].map(
    (name) => after(name) - before(name),
  );
  // What came while the page was read may be counted as both.
  expect(replayed! + delivered!).toBeGreaterThanOrEqual(4);
  expect(replayed).toBeGreaterThan(0);
  expect(delivered).toBeGreaterThan(0);
  expect(after('delay_seconds_count')).toBeGreaterThan(before('delay_seconds_count'));
});
