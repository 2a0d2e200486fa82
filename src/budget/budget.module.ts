import { sql } from 'kysely';
import type { Module } from '../module.js';
import { column } from '../personal-data.js';
import { voiceUsageJob } from './voice-usage.job.js';
import { VoiceUsageResolver } from './voice-usage.resolver.js';

/** What the pets of an owner may use of a language model in a day. */
export const budgetModule: Module = {
  name: 'budget',
  entities: [],
  resolvers: [VoiceUsageResolver],
  openWork: (services) => ({ jobs: [voiceUsageJob(services)] }),
  gauges: [
    {
      name: 'voice_reserved_tokens',
      help: 'Tokens that answers in the making have reserved.',
      statement: sql`
        SELECT coalesce(sum(tokens), 0) AS value FROM voice_reservations WHERE expires_at > (SELECT clock())`,
    },
  ],
  tables: [
    {
      table: 'voice_usage',
      belongs: { owner: 'user_id' },
      line: 'voiceUsage',
      order: { at: 'day' },
      exported: {
        day: column('day'),
        answers: column('answers'),
        inputTokens: column('input_tokens'),
        outputTokens: column('output_tokens'),
        estimatedTokens: column('estimated_tokens'),
      },
      notExported: ['user_id'],
      erased: { rows: 'deleted', atOnce: true },
    },
    {
      table: 'voice_reservations',
      belongs: { owner: 'user_id' },
      exported: {},
      notExported: ['id', 'user_id', 'day', 'tokens', 'expires_at'],
      erased: { rows: 'deleted', atOnce: true },
    },
    {
      table: 'voice_totals',
      belongs: 'operator',
      exported: {},
      notExported: ['day', 'tokens'],
      erased: { overwritten: {}, kept: ['day', 'tokens'] },
    },
  ],
};
