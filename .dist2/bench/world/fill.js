import { parseArgs } from 'node:util';
import { databaseOptions } from '../../mikro-orm.config.js';
import { processConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { openLog } from '../../src/log.js';
import { readSize } from '../options.js';
import { runCommand } from '../run/command.js';
import { withProgress } from '../run/progress.js';
import { connect } from './database.js';
import { fillWorld, defaultWorld } from './world.js';
// npm run bench:fill -- [--months N] [--messages N]: fills the configured database, for development.
await runCommand(async () => {
    const { values } = parseArgs({ options: { months: { type: 'string' }, messages: { type: 'string' } } });
    const size = { ...defaultWorld, archived: true, ...readSize(values) };
    const config = processConfig();
    const database = await openDatabase(config, databaseOptions, openLog({ ...config, logLevel: 'warn' }));
    try {
        const client = await connect(database.directUrl);
        try {
            const { rows } = await client.query('SELECT 1 FROM users LIMIT 1');
            if (rows.length > 0)
                throw new Error('The database is not empty. Name an empty one with DATABASE_URL or DATA_DIR.');
            await withProgress('filling', 'rows', 1, ({ at }) => fillWorld(client, size, at));
        }
        finally {
            await client.end();
        }
    }
    finally {
        await database.close();
    }
});
//# sourceMappingURL=fill.js.map