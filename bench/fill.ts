import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { databaseOptions } from '../mikro-orm.config.js';
import { processConfig } from '../src/config.js';
import { openDatabase } from '../src/database/open-database.js';
import { openLog } from '../src/log.js';
import { endOnSignals } from './ending.js';
import { count } from './options.js';
import { withProgress } from './progress.js';
import { fillWorld, usualWorld } from './world.js';

// npm run bench:fill -- [--months N] [--messages N]: fills the database that the configuration names, for developing.
const { values } = parseArgs({ options: { months: { type: 'string' }, messages: { type: 'string' } } });
const world = {
  ...usualWorld,
  archived: true,
  ...(values.months && { months: count('--months', values.months) }),
  ...(values.messages && { messages: count('--messages', values.messages) }),
};
endOnSignals();
const database = await openDatabase(
  processConfig(),
  databaseOptions,
  openLog({ ...processConfig(), logLevel: 'warn' }),
);
const client = new Client({ connectionString: database.directUrl });
await client.connect();
try {
  const { rows } = await client.query('SELECT 1 FROM users LIMIT 1');
  if (rows.length > 0)
    throw new Error('The database is not empty; name one that is with DATABASE_URL or DATA_DIR.');
  await withProgress('filling', 'rows', 1, ({ at }) => fillWorld(client, world, at));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await client.end();
  await database.close();
}
