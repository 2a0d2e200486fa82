import type { MigrationObject } from '@mikro-orm/core';
import { Outreach } from './20261123-outreach.js';
import { Partitions } from './20261123-partitions.js';
import { Tables } from './20261123-tables.js';
import { TextAndTime } from './20261123-text-and-time.js';
import { SendMessage } from './20261124-send-message.js';

/** Every migration, in the order in which they run; their names are kept in the database. */
export const migrations: MigrationObject[] = [
  { name: '20261123-text-and-time', class: TextAndTime },
  { name: '20261123-tables', class: Tables },
  { name: '20261123-partitions', class: Partitions },
  { name: '20261123-outreach', class: Outreach },
  { name: '20261124-send-message', class: SendMessage },
];
