import { setTimeout as delay } from 'node:timers/promises';
import { Devices, type Delivery, type LiveOwner } from './live-devices.js';
import { LiveWriter } from './live-writer.js';

/** What the driver asks of a client process. */
export type Order =
  | { do: 'open'; side: string; owners: LiveOwner[] }
  | { do: 'publish'; side: string; seconds: number; pace: Pace }
  | { do: 'come back'; side: string }
  | { do: 'write to all'; side: string }
  | { do: 'await all'; side: string }
  | { do: 'close'; side: string };

/** How fast messages are written: so many outstanding at most, or so many a second whatever is outstanding. */
export interface Pace {
  most: number;
  each: 'outstanding' | 'second';
}

/** What a run of publishing came to. */
export interface Published {
  deliveries: number;
  perSecond: number;
  /** From the commit to the last of an owner's devices, in milliseconds. */
  latencies: number[];
}

interface Expected {
  owner: LiveOwner;
  committedAt: number;
  id: string | undefined;
  seen: Set<number>;
}

const devicesEach = 2;
const patience = 60_000;
const mostAtOnce = 64;
const soon = 5;

/** The owners of one side whose devices live in this process, and what they still wait for. */
class Audience {
  owners: LiveOwner[] = [];
  deliveries = 0;
  latencies: number[] = [];
  fault: string | undefined;
  wake: (() => void) | undefined;
  readonly expected = new Map<string, Expected>();
  readonly busy = new Set<string>();
  readonly devices = new Devices(
    (delivery) => this.#take(delivery),
    (fault) => (this.fault ??= fault),
  );

  /** Every delivery is held against what was written: to whom, what, which, and how often. */
  #take({ ownerId, device, node }: Delivery): void {
    const found = this.expected.get(node.content);
    const { owner } = found ?? {};
    if (!found || owner?.ownerId !== ownerId || found.seen.has(device)) {
      this.fault ??= `owner ${ownerId} was told what they should not be, or twice: ${JSON.stringify(node)}`;
      return;
    }
    found.id ??= node.id;
    if (found.id !== node.id || node.chatRoom.id !== owner.roomId || node.sender.name !== owner.petName)
      this.fault ??= `owner ${ownerId} was told of another message: ${JSON.stringify(node)}`;
    found.seen.add(device);
    this.deliveries++;
    if (found.seen.size < devicesEach) return;
    this.latencies.push(performance.now() - found.committedAt);
    this.expected.delete(node.content);
    this.busy.delete(ownerId);
    this.wake?.();
  }
}

const [databaseUrl, name] = process.argv.slice(2) as [string, string];
const writer = await LiveWriter.open(databaseUrl);
const audiences = new Map<string, Audience>();
let written = 0;

async function publish(audience: Audience, { seconds, pace }: Order & { do: 'publish' }): Promise<Published> {
  audience.deliveries = 0;
  audience.latencies = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const isDue = dueBy(audience, pace, begin);
  while (performance.now() < end && !audience.fault) {
    const due = isDue();
    // A few at a time: one commit for each would measure the commits.
    if (due === 0)
      await Promise.race([new Promise<void>((resolve) => (audience.wake = resolve)), delay(soon)]);
    else
      await write(
        audience,
        Array.from({ length: due }, () => next(audience)),
      );
  }
  const { deliveries } = audience;
  const perSecond = (deliveries / (performance.now() - begin)) * 1000;
  await awaitAll(audience);
  return { deliveries, perSecond, latencies: audience.latencies };
}

/** How many messages are to be written at this moment; 0 where it is too early. */
function dueBy(audience: Audience, { most, each }: Pace, begin: number): () => number {
  let done = 0;
  return () => {
    const free =
      each === 'outstanding'
        ? most - audience.expected.size
        : Math.floor(((performance.now() - begin) / 1000) * most) - done;
    const idle = audience.owners.length - audience.busy.size;
    const due = each === 'outstanding' && free < most / 8 ? 0 : Math.min(free, mostAtOnce, idle);
    done += due;
    return due;
  };
}

/** Commits messages, and announces them as the product does. */
async function write(audience: Audience, messages: (LiveOwner & { content: string })[]): Promise<void> {
  const ids = await writer.write(messages);
  const committedAt = performance.now();
  for (const { content } of messages) {
    const expected = audience.expected.get(content);
    if (!expected) continue;
    expected.committedAt = committedAt;
    if (expected.id !== undefined && expected.id !== ids.get(content)) audience.fault = 'an id is wrong';
    expected.id = ids.get(content);
  }
  await writer.announce(messages);
}

/** Returns when every device has every message that was written. */
async function awaitAll(audience: Audience): Promise<void> {
  for (const until = performance.now() + patience; performance.now() < until; await delay(20))
    if (audience.expected.size === 0 || audience.fault) break;
  if (audience.expected.size > 0)
    audience.fault ??= `${audience.expected.size} messages did not reach every device`;
  if (audience.fault) throw new Error(audience.fault);
}

async function writeToAll(audience: Audience): Promise<void> {
  for (let from = 0; from < audience.owners.length; from += mostAtOnce)
    await write(
      audience,
      audience.owners.slice(from, from + mostAtOnce).map((owner) => messageTo(audience, owner)),
    );
}

function next(audience: Audience) {
  let owner: LiveOwner;
  do owner = audience.owners[Math.floor(Math.random() * audience.owners.length)]!;
  while (audience.busy.has(owner.ownerId));
  return messageTo(audience, owner);
}

function messageTo(audience: Audience, owner: LiveOwner) {
  audience.busy.add(owner.ownerId);
  const content = `${owner.petName} says for the ${++written}. time to ${name} that the sun is in the window`;
  audience.expected.set(content, { owner, committedAt: performance.now(), id: undefined, seen: new Set() });
  return { ...owner, content };
}

async function obey(order: Order): Promise<unknown> {
  const audience = audiences.get(order.side) ?? new Audience();
  audiences.set(order.side, audience);
  switch (order.do) {
    case 'open':
      audience.owners = order.owners;
      return audience.devices.open(order.owners, devicesEach);
    case 'publish':
      return publish(audience, order);
    case 'come back':
      audience.devices.comeBack = true;
      return undefined;
    case 'write to all':
      return writeToAll(audience);
    case 'await all':
      return awaitAll(audience);
    default:
      return audience.devices.close();
  }
}

process.on('message', (order: Order) => {
  obey(order).then(
    (result) => process.send!({ result: result ?? null }),
    (error: Error) => process.send!({ fault: error.message }),
  );
});
// The driver is gone, however it ended.
process.on('disconnect', () => process.exit(0));
process.send!({ result: 'ready' });
