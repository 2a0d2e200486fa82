import { afterAll } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { openLog } from '../../src/log.js';
import { readConfig } from '../../src/config.js';
import type { PubSub } from '../../src/pubsub/pubsub.js';
import { openPubSub } from '../../src/pubsub/open-pubsub.js';
import { postgresTransport } from '../../src/pubsub/postgres-transport.js';
import { queuePushes } from '../../src/push/queue-pushes.js';
import { until } from '../support/absence.js';
import type { TestApp } from '../support/app.js';
import { newOwner, newPet, type Owner, type TestPet } from '../support/client.js';
import type { PushService, TestDevice } from '../support/push-service.js';

/** What a browser's page sends once it has subscribed. */
export const registration = `mutation ($input: RegisterPushSubscriptionInput!) {
  registerPushSubscription(input: $input) { pushSubscription { id createdAt } }
}`;

/** A delivery as it stands in the database. */
export interface KeptDelivery {
  state: 'PENDING' | 'SENT' | 'FAILED';
  attempts: number;
  fence: number;
  reason: string | null;
  /** In how many seconds it is due. */
  due_in: number | null;
}

/** An owner with a pet, and a browser that was registered. */
export interface ToldOwner {
  owner: Owner;
  pet: TestPet;
  device: TestDevice;
}

/** Tells owners of things, as outreach does: notification and pushes in one transaction, then the news. */
export interface Teller {
  /** An owner whose browser is registered with a push service. */
  toldOwner(service: PushService, origin?: string): Promise<ToldOwner>;
  /** Sends a notification. @returns its id */
  tell(told: ToldOwner, words?: { content?: string; secondsAgo?: number; dueIn?: number }): Promise<string>;
  /** Tells workers that something may be due. */
  announce(ownerId: string): void;
  /** The delivery of a notification to its owner's only device; undefined where there is none. */
  delivery(notificationId: string): Promise<KeptDelivery | undefined>;
  /** Waits until that delivery is as wanted. */
  until(
    notificationId: string,
    wanted: (delivery: KeptDelivery | undefined) => boolean,
  ): Promise<KeptDelivery | undefined>;
  readonly orm: MikroORM;
  readonly live: PubSub;
}

/** Opens a teller on an app's database, and closes it after the last test. */
export async function openTeller(app: TestApp): Promise<Teller> {
  const orm = await MikroORM.init({ ...databaseOptions(app.database.url, 4), logger: () => undefined });
  const live = await openPubSub(
    postgresTransport(app.database.url),
    openLog(readConfig({ LOG_LEVEL: 'silent' })),
  );
  afterAll(async () => {
    await live.close();
    await orm.close(true);
  });
  const announce = (ownerId: string) => live.publish('notification', { ownerId });

  async function delivery(notificationId: string): Promise<KeptDelivery | undefined> {
    const [row] = await app.database.query<KeptDelivery>(
      `SELECT state, attempts, fence, reason, extract(epoch FROM due_at - clock())::float8 AS due_in
       FROM push_deliveries WHERE notification_id = $1`,
      [notificationId],
    );
    return row;
  }

  return {
    orm,
    live,
    announce,
    delivery,
    async toldOwner(service, origin) {
      const owner = await newOwner(app.url);
      const pet = await newPet(owner);
      const device = service.newDevice(origin);
      await owner.ask(registration, { input: device.subscription });
      return { owner, pet, device };
    },
    async tell({ owner, pet }, { content = 'I found your sock.', secondsAgo = 0, dueIn = 0 } = {}) {
      const id = await orm.em.fork().transactional(async (em) => {
        const [row] = await em.execute<{ id: string }[]>(
          `INSERT INTO notifications (user_id, pet_id, type, title, content, status, sent_at)
           VALUES (?, ?, 'OUTREACH', ?, ?, 'SENT', clock() - ? * interval '1 second') RETURNING id`,
          [owner.id, pet.id, pet.name, content, secondsAgo],
        );
        await queuePushes(em, row!.id, owner.id);
        if (dueIn > 0)
          await em.execute(
            `UPDATE push_deliveries SET due_at = clock() + ? * interval '1 second' WHERE notification_id = ?`,
            [dueIn, row!.id],
          );
        return row!.id;
      });
      announce(owner.id);
      return id;
    },
    async until(notificationId, wanted) {
      return until(() => delivery(notificationId), wanted);
    },
  };
}
