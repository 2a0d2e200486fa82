import { SingleBar } from 'cli-progress';
import { Client } from 'pg';
import { databaseOptions } from '../mikro-orm.config.js';
import { processConfig } from '../src/config.js';
import { openDatabase } from '../src/database/open-database.js';
import { openLog } from '../src/log.js';
import { fillWorld, usualWorld } from './world.js';

// npm run bench:fill: fills the database that the configuration names, for developing.
const database = await openDatabase(
  processConfig(),
  databaseOptions,
  openLog({ ...processConfig(), logLevel: 'warn' }),
);
const client = new Client({ connectionString: database.directUrl });
await client.connect();
const bar = new SingleBar({ format: 'filling {bar} {value}/{total} rows, {eta_formatted} left' });
try {
  const { rows } = await client.query('SELECT 1 FROM users LIMIT 1');
  if (rows.length > 0)
    throw new Error('The database is not empty; name one that is with DATABASE_URL or DATA_DIR.');
  bar.start(1, 0);
  await fillWorld(client, usualWorld, (done, total) => {
    bar.setTotal(total);
    bar.update(done);
  });
} finally {
  bar.stop();
  await client.end();
  await database.close();
}
