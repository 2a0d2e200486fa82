import { setTimeout as delay } from 'node:timers/promises';
import { Devices, type Delivery, type LiveOwner } from './live-devices.js';
import { LiveWriter } from './live-writer.js';

/** What the driver asks of a client process. */
export type Order =
  | { do: 'open'; side: string; url: string; owners: LiveOwner[] }
  | { do: 'publish'; side: string; seconds: number; outstanding: number }
  | { do: 'close'; side: string };

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
const patience = 15_000;

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

async function publish({ side, seconds, outstanding }: Order & { do: 'publish' }): Promise<Published> {
  const audience = audiences.get(side)!;
  audience.deliveries = 0;
  audience.latencies = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  while (performance.now() < end && !audience.fault) {
    const free = outstanding - audience.expected.size;
    // A few at a time: one commit for each would measure the commits.
    if (free < outstanding / 8) {
      await Promise.race([new Promise<void>((resolve) => (audience.wake = resolve)), delay(50)]);
      continue;
    }
    const messages = Array.from({ length: free }, () => next(audience));
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
  const { deliveries } = audience;
  const perSecond = (deliveries / (performance.now() - begin)) * 1000;
  for (const until = performance.now() + patience; performance.now() < until; await delay(20))
    if (audience.expected.size === 0 || audience.fault) break;
  if (audience.expected.size > 0)
    audience.fault ??= `${audience.expected.size} messages did not reach every device`;
  if (audience.fault) throw new Error(audience.fault);
  return { deliveries, perSecond, latencies: audience.latencies };
}

function next(audience: Audience) {
  let owner: LiveOwner;
  do owner = audience.owners[Math.floor(Math.random() * audience.owners.length)]!;
  while (audience.busy.has(owner.ownerId));
  audience.busy.add(owner.ownerId);
  const content = `${owner.petName} says for the ${++written}. time to ${name} that the sun is in the window`;
  audience.expected.set(content, { owner, committedAt: performance.now(), id: undefined, seen: new Set() });
  return { ...owner, content };
}

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'publish') return publish(order);
  const audience = audiences.get(order.side) ?? new Audience();
  audiences.set(order.side, audience);
  if (order.do === 'close') return audience.devices.close();
  audience.owners = order.owners;
  return audience.devices.open(order.url, order.owners, devicesEach);
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
