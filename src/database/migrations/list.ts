import type { MigrationObject } from '@mikro-orm/core';

type MigrationClass = MigrationObject['class'];

/**
 * Every migration in the order in which it runs; the database keeps these names. A landed migration never changes: the
 * next one changes what it made. Each is loaded only if some are to run.
 */
const files: readonly [name: string, load: () => Promise<MigrationClass>][] = [
  ['20261123-text-and-time', async () => (await import('./20261123-text-and-time.js')).TextAndTime],
  ['20261123-tables', async () => (await import('./20261123-tables.js')).Tables],
  ['20261123-partitions', async () => (await import('./20261123-partitions.js')).Partitions],
  ['20261123-outreach', async () => (await import('./20261123-outreach.js')).Outreach],
  ['20261124-send-message', async () => (await import('./20261124-send-message.js')).SendMessage],
  ['20261124-older-messages', async () => (await import('./20261124-older-messages.js')).OlderMessages],
  ['20261124-note-accesses', async () => (await import('./20261124-note-accesses.js')).NoteAccesses],
  ['20261124-archive', async () => (await import('./20261124-archive.js')).Archive],
  ['20261124-accounts', async () => (await import('./20261124-accounts.js')).Accounts],
  ['20261124-reply-progress', async () => (await import('./20261124-reply-progress.js')).ReplyProgress],
  ['20261127-model', async () => (await import('./20261127-model.js')).Model],
];

/** The names of all migrations, in the order in which they run. */
export const migrationNames: readonly string[] = files.map(([name]) => name);

/** Loads every migration. */
export const loadMigrations = (): Promise<MigrationObject[]> =>
  Promise.all(files.map(async ([name, load]) => ({ name, class: await load() })));
