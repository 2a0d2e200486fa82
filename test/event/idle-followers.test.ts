import { expect, test } from '@jest/globals';
import { newOwner, newPet } from '../support/client.js';
import { openTestSocket, type Subscription } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const adminToken = 'the-token-of-an-operator-is-long-enough';
const app = await startApp({ RUN: 'api', ADMIN_TOKEN: adminToken });

async function reads(): Promise<number> {
  const response = await fetch(`${app.url}/admin/metrics`, {
    headers: { authorization: `Bearer ${adminToken}` },
  });
  return Number(/^nuzzle_live_reads_total (\d+)/m.exec(await response.text())?.[1]);
}

let sent = 0;

/** Lets the feeds catch up a few times: rows that nobody announced reach a subscriber only so. @returns what was read */
async function catchUp(ownerId: string, notified: Subscription, rounds = 2): Promise<number> {
  const before = await reads();
  for (let round = 0; round < rounds; round++) {
    const title = `News ${sent++}`;
    await app.database.query(
      `INSERT INTO notifications (user_id, notification_type, title, content, status, sent_at)
       VALUES ($1, 'SYSTEM', $2, 'Something new.', 'SENT', clock())`,
      [ownerId, title],
    );
    expect((await notified.next()).notificationAdded.node.title).toBe(title);
  }
  return (await reads()) - before;
}

test('followers of owners to whom nothing happens cost no reads', async () => {
  const owner = await newOwner(app.url);
  const { me } = await owner.request('{ me { notificationCursor } }');
  await using socket = openTestSocket(app.url, owner.token);
  const notified = socket.subscribe(
    'subscription ($after: String) { notificationAdded(after: $after) { node { title } } }',
    { after: me.notificationCursor },
  );
  // The first read is the subscription's own.
  await catchUp(owner.id, notified, 1);
  const alone = await catchUp(owner.id, notified);

  const idle = await newOwner(app.url);
  const pet = await newPet(idle);
  await using followers = openTestSocket(app.url, idle.token);
  const following = followers.subscribe('subscription { ownerEvents { node { ... on Pet { name } } } }');
  await followers.connected;
  // It has seen one event of each kind of change by then.
  for (let n = 0; following.received === 0; n++)
    await idle.request('mutation ($input: UpdatePetInput!) { updatePet(input: $input) { pet { id } } }', {
      input: { petId: pet.id, name: `Name ${n}` },
    });
  await catchUp(owner.id, notified, 1);
  expect(await catchUp(owner.id, notified)).toBe(alone);
});
