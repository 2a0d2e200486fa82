import { sql } from 'kysely';
import { LeaseWorker } from '../lease/worker.js';
import { leasePushes } from './push-lease.js';
import type { PushSender } from './push-sender.js';
import { push, type Pushing } from './push.js';

const tidiedAtOnce = 1_000;

/** Delivers the pushes that are due, in this process. */
export interface PushWorker {
  /** Takes up what is due; resolves when it is taken up, not when it is done. */
  wake(): Promise<void>;
  /** Forgets deliveries of more than a week ago. */
  tidy(): Promise<void>;
  /** Ends what is being sent, gives the leases back, and waits for that. */
  close(): Promise<void>;
}

/** Opens a worker that a notification wakes, in whichever process it was sent; without keys it takes nothing up. */
export function openPushWorker(services: Pushing): PushWorker {
  const { em, lease, pubsub, log } = services;
  const { vapid, privateNetwork } = services.push;
  let sender: Promise<PushSender> | undefined;
  const worker = new LeaseWorker(
    {
      name: 'pushes',
      lease: async (atMost) => (vapid ? leasePushes(em, atMost, lease) : []),
      work: (one, stop) => push(services, open, one, stop),
    },
    log,
  );
  const unlisten = pubsub.listen('notification', '*', () => void worker.wake());

  /** Only who pushes pays for loading what pushes are made with. */
  function open(): Promise<PushSender> {
    sender ??= import('./push-sender.js').then(
      ({ PushSender: Sender }) => new Sender(vapid!, privateNetwork),
    );
    return sender;
  }

  return {
    wake: () => worker.wake(),
    async tidy() {
      // The eldest have the lowest ids, and none is of use for as long, whatever became of it.
      await sql`
        WITH old AS MATERIALIZED (
          SELECT id FROM (SELECT id, created_at FROM push_deliveries ORDER BY id LIMIT ${sql.lit(tidiedAtOnce)}) eldest
          WHERE created_at < (SELECT clock()) - interval '7 days'
        )
        DELETE FROM push_deliveries USING old WHERE push_deliveries.id = old.id`.execute(
        em.fork().getKysely(),
      );
    },
    async close() {
      unlisten();
      await worker.close();
      (await sender)?.close();
    },
  };
}
