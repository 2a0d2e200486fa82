import { sql } from 'kysely';
import { LeaseWorker } from '../lease/worker.js';
import { leasePushes, pushTable } from './push-lease.js';
import { attemptPush } from './push.js';
import { settlePush } from './settle-push.js';
const maxDeleted = 1_000;
/** Opens a worker that wakes for each notification, whichever process sent it. Without VAPID keys it leases nothing. */
export function openPushWorker(services) {
    const { em, lease: leaseMs, pubsub, log } = services;
    const { vapid, privateNetwork } = services.push;
    let sender;
    const worker = new LeaseWorker({
        name: 'pushes',
        leaseMs,
        lease: async (limit) => (vapid ? leasePushes(em, limit, leaseMs) : []),
        renew: (lease) => pushTable.renew(em.fork(), lease, leaseMs),
        attempt: (lease, signal) => attemptPush(services, openSender, lease, signal),
        settle: (lease, outcome) => settlePush(services, lease, outcome),
    }, log);
    const unlisten = pubsub.listen('notification', '*', () => void worker.wake());
    /** Loads the sender's libraries only in a process that pushes: they cost memory. */
    function openSender() {
        sender ??= import('./push-sender.js').then(({ PushSender: Sender }) => new Sender(vapid, privateNetwork));
        return sender;
    }
    return {
        wake: () => worker.wake(),
        async tidy() {
            // The oldest deliveries have the lowest ids. After a week no delivery is of use, in any state.
            await sql `
        WITH old AS MATERIALIZED (
          SELECT id FROM (SELECT id, created_at FROM push_deliveries ORDER BY id LIMIT ${sql.lit(maxDeleted)}) oldest
          WHERE created_at < (SELECT clock()) - interval '7 days'
        )
        DELETE FROM push_deliveries USING old WHERE push_deliveries.id = old.id`.execute(em.fork().getKysely());
        },
        async close() {
            unlisten();
            await worker.close();
            (await sender)?.close();
        },
    };
}
//# sourceMappingURL=push-worker.js.map