import { sql } from 'kysely';
import type { Services } from '../context.js';
import { LeaseWorker } from '../lease/worker.js';
import { leasePushes, pushTable } from './push-lease.js';
import type { PushSender } from './push-sender.js';
import { attemptPush } from './push.js';
import { settlePush } from './settle-push.js';

const maxDeleted = 1_000;

/** What the push worker needs. */
export interface PushServices extends Services {
  /** How long a lease lasts, in milliseconds. */
  readonly lease: number;
}

/** Delivers due pushes in this process. */
export interface PushWorker {
  /** Starts work on the due pushes. Resolves when it has started, not when it is done. */
  wake(): Promise<void>;
  /** Deletes deliveries that are older than a week, up to 1,000 at a time. */
  tidy(): Promise<void>;
  /** Aborts the pushes in progress and waits until their leases are given back. */
  close(): Promise<void>;
}

/** Opens a worker that wakes for each notification, whichever process sent it. Without VAPID keys it leases nothing. */
export function openPushWorker(services: PushServices): PushWorker {
  const { em, lease: leaseMs, pubsub, log } = services;
  const { vapid, privateNetwork } = services.push;
  let sender: Promise<PushSender> | undefined;
  const worker = new LeaseWorker(
    {
      name: 'pushes',
      leaseMs,
      lease: async (limit) => (vapid ? leasePushes(em, limit, leaseMs) : []),
      renew: (lease) => pushTable.renew(em.fork(), lease, leaseMs),
      attempt: (lease, signal) => attemptPush(services, openSender, lease, signal),
      settle: (lease, outcome) => settlePush(services, lease, outcome),
    },
    log,
  );
  const unlisten = pubsub.listen('notification', '*', () => void worker.wake());

  /** Loads the sender's libraries only in a process that pushes: they cost memory. */
  function openSender(): Promise<PushSender> {
    sender ??= import('./push-sender.js').then(
      ({ PushSender: Sender }) => new Sender(vapid!, privateNetwork),
    );
    return sender;
  }

  return {
    wake: () => worker.wake(),
    async tidy() {
      // The oldest deliveries have the lowest ids. After a week no delivery is of use, in any state.
      await sql`
        WITH old AS MATERIALIZED (
          SELECT id FROM (SELECT id, created_at FROM push_deliveries ORDER BY id LIMIT ${sql.lit(maxDeleted)}) oldest
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
