import { archiveAll } from '../database/archive.js';
import { archiveRooms } from './archive-rooms.js';
/** Moves old months and weeks to the archive, and archives silent rooms. */
export const archiveJob = ({ em, log, pubsub }, rules) => ({
    name: 'archive',
    interval: 3_600_000,
    lockLifetime: 1_800_000,
    async run(stop) {
        const partitions = await archiveAll(em, rules, stop);
        const rooms = await archiveRooms(em, rules.rooms, stop, (owners) => {
            for (const ownerId of owners)
                pubsub.publish('owner', { ownerId });
        });
        if (partitions + rooms > 0)
            log.info({ partitions, rooms }, 'Archived.');
    },
});
//# sourceMappingURL=archive.job.js.map