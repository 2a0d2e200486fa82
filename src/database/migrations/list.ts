import type { MigrationObject } from '@mikro-orm/core';
import { Outreach } from './20261123-outreach.js';
import { Partitions } from './20261123-partitions.js';
import { Tables } from './20261123-tables.js';
import { TextAndTime } from './20261123-text-and-time.js';
import { Accounts } from './20261124-accounts.js';
import { Archive } from './20261124-archive.js';
import { NoteAccesses } from './20261124-note-accesses.js';
import { OlderMessages } from './20261124-older-messages.js';
import { ReplyProgress } from './20261124-reply-progress.js';
import { SendMessage } from './20261124-send-message.js';
import { migrationNames } from './names.js';

const classes: Record<(typeof migrationNames)[number], MigrationObject['class']> = {
  '20261123-text-and-time': TextAndTime,
  '20261123-tables': Tables,
  '20261123-partitions': Partitions,
  '20261123-outreach': Outreach,
  '20261124-send-message': SendMessage,
  '20261124-older-messages': OlderMessages,
  '20261124-note-accesses': NoteAccesses,
  '20261124-archive': Archive,
  '20261124-accounts': Accounts,
  '20261124-reply-progress': ReplyProgress,
};

/** Every migration. Loading it loads what migrations are made with, so it is loaded where some are to be run. */
export const migrations: MigrationObject[] = migrationNames.map((name) => ({ name, class: classes[name] }));
