/** Every migration by name, in the order in which they run; these names are kept in the database. */
export const migrationNames = [
  '20261123-text-and-time',
  '20261123-tables',
  '20261123-partitions',
  '20261123-outreach',
  '20261124-send-message',
  '20261124-older-messages',
  '20261124-note-accesses',
  '20261124-archive',
  '20261124-accounts',
  '20261124-reply-progress',
] as const;
