import type { Services } from '../context.js';
import { archiveAll, type ArchiveAges } from '../database/archive.js';
import type { Job } from '../job.js';
import { archiveRooms } from './archive-rooms.js';

/** When data moves to the archive, in milliseconds. */
export interface ArchiveRules extends ArchiveAges {
  /** How long nobody has written in a room. */
  rooms: number;
}

/** Moves old months and weeks to the archive, and archives silent rooms. */
export const archiveJob = (
  { em, log, pubsub }: Pick<Services, 'em' | 'log' | 'pubsub'>,
  rules: ArchiveRules,
): Job => ({
  name: 'archive',
  interval: 3_600_000,
  lockLifetime: 1_800_000,
  async run(stop) {
    const partitions = await archiveAll(em, rules, stop);
    const rooms = await archiveRooms(em, rules.rooms, stop, (owners) => {
      for (const ownerId of owners) pubsub.publish('owner', { ownerId });
    });
    if (partitions + rooms > 0) log.info({ partitions, rooms }, 'Archived.');
  },
});
