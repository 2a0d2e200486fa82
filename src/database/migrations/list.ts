import type { MigrationObject } from '@mikro-orm/core';

/** A migration by its name in the database. */
interface ListedMigration {
  name: string;
  /** Of the source file, as it landed: a landed migration never changes, and a test compares. */
  sha256: string;
  load: () => Promise<MigrationObject['class']>;
}

/** Every migration, in the order in which it runs. Each is loaded only if some are to run. */
export const listedMigrations: readonly ListedMigration[] = [
  {
    name: '20261123-text-and-time',
    sha256: '9e7c532e8a772078de89c093b785e3d2d8a72d28e1ba64c6074b5ac179497602',
    load: async () => (await import('./20261123-text-and-time.js')).TextAndTime,
  },
  {
    name: '20261123-tables',
    sha256: 'bfbc832faa14cebba11a66b0df6348d7045c9ee04abe9c10d81791ad2d417faa',
    load: async () => (await import('./20261123-tables.js')).Tables,
  },
  {
    name: '20261123-partitions',
    sha256: '2de829d58bda0a3c04503d760d85ed5aecd48379291ef16c4a11d8679820b8ac',
    load: async () => (await import('./20261123-partitions.js')).Partitions,
  },
  {
    name: '20261123-outreach',
    sha256: 'c7893413075ba1a1ad1a968562d59f1e3584b1b92da34935a3256bf4608df785',
    load: async () => (await import('./20261123-outreach.js')).Outreach,
  },
  {
    name: '20261124-send-message',
    sha256: '0a57018f7280a2421a80fd5906af66f69182eca186d0e14a6c3ee98ebef6b01f',
    load: async () => (await import('./20261124-send-message.js')).SendMessage,
  },
  {
    name: '20261124-older-messages',
    sha256: '539545a8f613be6abf8a573543ec8af59e5307e21b45667eeb6b630a8cb1abef',
    load: async () => (await import('./20261124-older-messages.js')).OlderMessages,
  },
  {
    name: '20261124-note-accesses',
    sha256: '0974ac203a115eb557089ece20df5e1e6c4de179dd8ad73a7fcc98df4c0f04fd',
    load: async () => (await import('./20261124-note-accesses.js')).NoteAccesses,
  },
  {
    name: '20261124-archive',
    sha256: '4acbba5338b27320bf3160ef442a760d5773e65e996a21209ac56cf64345ec3a',
    load: async () => (await import('./20261124-archive.js')).Archive,
  },
  {
    name: '20261124-accounts',
    sha256: '94000dd6792b4cc15aca5ba5a59d88563f14aaa7fd68b9d4c8a23928425330f1',
    load: async () => (await import('./20261124-accounts.js')).Accounts,
  },
  {
    name: '20261124-reply-progress',
    sha256: '592e2f17824157393632cce5693bc687cb21efbf77d31ab16da36020f2373d85',
    load: async () => (await import('./20261124-reply-progress.js')).ReplyProgress,
  },
  {
    name: '20261127-model',
    sha256: '2270cb528cda79539670040fd08e122a29437075b93019c132d4d84a4404aaaa',
    load: async () => (await import('./20261127-model.js')).Model,
  },
  {
    name: '20261127-limits',
    sha256: '637fef61d2e5a2c7d76d38c21940aa65aa9cf89705cedd630bfea325b5e35992',
    load: async () => (await import('./20261127-limits.js')).Limits,
  },
  {
    name: '20261127-sessions',
    sha256: '7523276c61d14487efc51b3e40150101c964f9ea793fce783c0394920a316ace',
    load: async () => (await import('./20261127-sessions.js')).Sessions,
  },
  {
    name: '20261127-text',
    sha256: '67e89bb61191efe71e4ec50fcb7f51a8a82221ded900c9331968f6fb1f34dfc3',
    load: async () => (await import('./20261127-text.js')).Text,
  },
  {
    name: '20261127-mail',
    sha256: 'b6bebdcf3c99f9282a9fb354c90fdb9949dde80c8525088ca445518943f773bc',
    load: async () => (await import('./20261127-mail.js')).Mail,
  },
  {
    name: '20261127-locale',
    sha256: 'b04e51ec8b24a1737ded56a916c801665940f83a0ae06d4cd446a35efed1861a',
    load: async () => (await import('./20261127-locale.js')).Locale,
  },
  {
    name: '20261127-read-markers',
    sha256: 'aa7042b9c8482febe386b2a162df6aacba902ffa4041d64a64c26bd07be0fabd',
    load: async () => (await import('./20261127-read-markers.js')).ReadMarkers,
  },
  {
    name: '20261127-search',
    sha256: '1619d92cd319429a7731240a19d74d12fd4f4ebe911b0bca950461a33f0ca2bd',
    load: async () => (await import('./20261127-search.js')).Search,
  },
  {
    name: '20261127-presence',
    sha256: '1654ffa65407302d3b32a4a788b63e8ffd195131ce7ec7e765bd1f7b431b41b9',
    load: async () => (await import('./20261127-presence.js')).Presence,
  },
  {
    name: '20261127-voice-usage',
    sha256: 'd09e4d9b518ed4bf1e706daf0c46fb04e9e22a6d4696c277cba28913c8bbd0df',
    load: async () => (await import('./20261127-voice-usage.js')).VoiceUsageOfDays,
  },
  {
    name: '20261127-refused-messages',
    sha256: '24d2e0e148b3ea0e1c2dd2feb358bb77df684b8224e11cb8aad3f3b0529843d6',
    load: async () => (await import('./20261127-refused-messages.js')).RefusedMessages,
  },
];

/** The names of all migrations, in the order in which they run. */
export const migrationNames: readonly string[] = listedMigrations.map(({ name }) => name);

/** Loads every migration. */
export const loadMigrations = (): Promise<MigrationObject[]> =>
  Promise.all(listedMigrations.map(async ({ name, load }) => ({ name, class: await load() })));
