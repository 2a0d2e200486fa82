import { defineConfig, DataloaderType } from '@mikro-orm/postgresql';
import { modules } from './src/modules.js';

/** Every table, from the modules. */
export const entities = modules.flatMap((module) => [...module.entities]);

/**
 * The options of the database connection.
 * @param clientUrl `postgresql://…`
 * @param poolSize the most connections
 */
export const databaseOptions = (clientUrl: string, poolSize: number) =>
  defineConfig({
    clientUrl,
    entities,
    pool: { min: 0, max: poolSize },
    // A process that freezes in a transaction must not hold its locks for ever.
    driverOptions: {
      application_name: 'nuzzle',
      keepAlive: true,
      idle_in_transaction_session_timeout: 60_000,
    },
    dataloader: DataloaderType.ALL,
    // There are no filters: each query says itself what is deleted, and references stay whole.
    autoJoinRefsForFilters: false,
    // The global manager is never used: every operation, event and job forks its own.
    allowGlobalContext: false,
    // The migrations own partitions, archives, views and the tables without entities; the schema diff ignores them.
    schemaGenerator: {
      skipTables: [
        /^messages_/,
        /^activities_/,
        /^voice_/,
        'reply_progress',
        'rate_limits',
        'reply_turns',
        'care_holds',
        'ai_notices',
        'safety_counts',
      ],
      skipViews: [/./],
    },
  });
