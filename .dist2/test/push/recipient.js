import { afterAll } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { openLog } from '../../src/log.js';
import { readConfig } from '../../src/config.js';
import { openPubSub } from '../../src/pubsub/open-pubsub.js';
import { postgresTransport } from '../../src/pubsub/postgres-transport.js';
import { queuePushes } from '../../src/push/queue-pushes.js';
import { until } from '../support/absence.js';
import { newOwner, newPet } from '../support/client.js';
/** The mutation that a page sends after it has subscribed. */
export const registration = `mutation ($input: RegisterPushSubscriptionInput!) {
  registerPushSubscription(input: $input) { pushSubscription { id createdAt } }
}`;
/** Opens a notifier on an app's database. It closes after the last test. */
export async function openNotifier(app) {
    const orm = await MikroORM.init({ ...databaseOptions(app.database.url, 4), logger: () => undefined });
    const pubsub = await openPubSub(postgresTransport(app.database.url), openLog(readConfig({ LOG_LEVEL: 'silent' })));
    afterAll(async () => {
        await pubsub.close();
        await orm.close(true);
    });
    const publish = (ownerId) => pubsub.publish('notification', { ownerId });
    async function delivery(notificationId) {
        const [row] = await app.database.query(`SELECT state, attempts, fence, reason, extract(epoch FROM due_at - clock())::float8 AS due_in
       FROM push_deliveries WHERE notification_id = $1`, [notificationId]);
        return row;
    }
    return {
        orm,
        pubsub,
        publish,
        delivery,
        async newRecipient(service, origin) {
            const owner = await newOwner(app.url);
            const pet = await newPet(owner);
            const device = service.newDevice(origin);
            await owner.request(registration, { input: device.subscription });
            return { owner, pet, device };
        },
        async notify({ owner, pet }, { content = 'I found your sock.', secondsAgo = 0, dueIn = 0 } = {}) {
            const id = await orm.em.fork().transactional(async (em) => {
                const [row] = await em.execute(`INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, sent_at)
           VALUES (?, ?, 'PET_MESSAGE', ?, ?, 'SENT', clock() - ? * interval '1 second') RETURNING id`, [owner.id, pet.id, pet.name, content, secondsAgo]);
                await queuePushes(em, row.id, owner.id);
                if (dueIn > 0)
                    await em.execute(`UPDATE push_deliveries SET due_at = clock() + ? * interval '1 second' WHERE notification_id = ?`, [dueIn, row.id]);
                return row.id;
            });
            publish(owner.id);
            return id;
        },
        async until(notificationId, wanted) {
            return until(() => delivery(notificationId), wanted);
        },
    };
}
//# sourceMappingURL=recipient.js.map