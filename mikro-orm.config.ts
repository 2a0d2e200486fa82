import { defineConfig, DataloaderType } from '@mikro-orm/postgresql';
import { Activity } from './src/activity/activity.entity.js';
import { DataExport } from './src/account/data-export.entity.js';
import { Erasure } from './src/account/erasure.entity.js';
import { ChatRoom } from './src/chat/chat-room.entity.js';
import { Message } from './src/chat/message.entity.js';
import { Notification } from './src/notification/notification.entity.js';
import { Outreach } from './src/outreach/outreach.entity.js';
import { OutreachDue } from './src/outreach/outreach-due.entity.js';
import { OutreachSwitch } from './src/outreach/outreach-switch.entity.js';
import { Pet } from './src/pet/pet.entity.js';
import { PushDelivery } from './src/push/push-delivery.entity.js';
import { PushSubscription } from './src/push/push-subscription.entity.js';
import { Session } from './src/session/session.entity.js';
import { User } from './src/user/user.entity.js';

/** Every table, as a list. */
export const entities = [
  User,
  Session,
  Pet,
  Activity,
  Notification,
  ChatRoom,
  Message,
  OutreachDue,
  Outreach,
  OutreachSwitch,
  PushSubscription,
  PushDelivery,
  Erasure,
  DataExport,
];

/**
 * The options of the database connection.
 * @param clientUrl `postgresql://…` of the product's database
 * @param poolSize the most connections to hold
 */
export const databaseOptions = (clientUrl: string, poolSize: number) =>
  defineConfig({
    clientUrl,
    entities,
    pool: { min: 0, max: poolSize },
    // A process that is frozen in the middle of a transaction must not hold its locks for ever.
    driverOptions: {
      application_name: 'nuzzle',
      keepAlive: true,
      idle_in_transaction_session_timeout: 60_000,
    },
    dataloader: DataloaderType.ALL,
    // No filters are defined: each query says itself what is deleted, and references stay whole.
    autoJoinRefsForFilters: false,
    // The global manager belongs to nobody; every operation, event and job forks its own.
    allowGlobalContext: false,
    // Partitions, archives and words in the making are no business of the schema's diff; nor are views.
    schemaGenerator: { skipTables: [/^messages_/, /^activities_/, 'reply_progress'], skipViews: [/./] },
  });
