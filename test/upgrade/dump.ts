import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const options = [
  // No COPY, which only psql can load.
  '--column-inserts',
  '--rows-per-insert=100',
  '--no-owner',
  '--no-privileges',
  '--no-publications',
  '--no-subscriptions',
  '--encoding=UTF8',
];

/**
 * Dumps a database as SQL that any client of any later server can run.
 * @param header lines that say where it comes from
 */
export async function dump(databaseUrl: string, header: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('pg_dump', [...options, databaseUrl], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = stdout
    .split('\n')
    // Words to psql, and comments of pg_dump; those within functions are indented.
    .filter((line) => !line.startsWith('\\') && !line.startsWith('--'));
  const body = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return `${header.map((line) => `-- ${line}`).join('\n')}\n\n${body}\n`;
}
