import type { Module } from '../module.js';
import { moment } from '../personal-data.js';
import { PetDisclosureResolver, SignUpDisclosureResolver } from './disclosure.resolver.js';
import { HelpLineResolver } from './help-line.resolver.js';
import { safetyJob } from './safety.job.js';

/** What follows from a crisis of an owner, and saying that pets are AIs. What is said is in `voice/safety/`. */
export const safetyModule: Module = {
  name: 'safety',
  entities: [],
  resolvers: [PetDisclosureResolver, SignUpDisclosureResolver, HelpLineResolver],
  openWork: ({ em }) => ({ jobs: [safetyJob(em)] }),
  tables: [
    {
      table: 'care_holds',
      belongs: { owner: 'user_id' },
      line: 'careHold',
      order: { at: 'held_until', id: 'user_id' },
      exported: { until: moment('held_until') },
      notExported: ['user_id'],
      erased: { rows: 'deleted', atOnce: true },
    },
    {
      table: 'ai_notices',
      belongs: { room: 'chat_room_id' },
      exported: {},
      notExported: ['chat_room_id', 'told_at'],
      erased: { rows: 'deleted', atOnce: true },
    },
    {
      table: 'safety_counts',
      belongs: 'operator',
      exported: {},
      notExported: ['day', 'event', 'count'],
      erased: { overwritten: {}, kept: ['day', 'event', 'count'] },
    },
  ],
};
