import { limits } from '../../src/limits.js';
import { compiled, type ServerCommand } from '../run/server-process.js';
import { tokenSecret } from '../world/owner-rooms.js';

/** The product as it runs in production, with the flags of `npm start`. */
export const nuzzleCommand = (databaseUrl: string) =>
  ({
    name: 'nuzzle',
    flags: ['--max-semi-space-size=8', '--heap-growing-percent=40'],
    command: [compiled('src/main.js')],
    env: {
      MALLOC_MMAP_THRESHOLD_: '1000000',
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: '10',
      TOKEN_SECRET: tokenSecret,
      PORT: '0',
      // All the load comes from one address.
      CONNECTIONS_PER_ADDRESS: '50000',
      RUN: 'api',
      LOG_LEVEL: 'warn',
      // All load comes from one address.
      ...Object.fromEntries(Object.values(limits).map(({ setting }) => [setting, 'off'])),
    },
  }) satisfies ServerCommand;
