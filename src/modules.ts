import 'reflect-metadata';
import { accountModule } from './account/account.module.js';
import { activityModule } from './activity/activity.module.js';
import { budgetModule } from './budget/budget.module.js';
import { chatModule } from './chat/chat.module.js';
import { eventModule } from './event/event.module.js';
import { limitModule } from './limit/limit.module.js';
import { mailModule } from './mail/mail.module.js';
import type { Module } from './module.js';
import { notificationModule } from './notification/notification.module.js';
import { outreachModule } from './outreach/outreach.module.js';
import { petModule } from './pet/pet.module.js';
import { pushModule } from './push/push.module.js';
import { replyModule } from './reply/reply.module.js';
import { sessionModule } from './session/session.module.js';
import { userModule } from './user/user.module.js';

/**
 * Every noun's module, in layer order: each may import the ones before it. The schema, the ORM's configuration, the
 * app, export, erasure and the layout test read this list.
 */
export const modules: readonly Module[] = [
  limitModule,
  userModule,
  budgetModule,
  petModule,
  activityModule,
  notificationModule,
  mailModule,
  sessionModule,
  pushModule,
  chatModule,
  replyModule,
  eventModule,
  outreachModule,
  accountModule,
];
