import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
const options = [
    // INSERT instead of COPY: a plain client cannot load COPY data.
    '--column-inserts',
    '--rows-per-insert=100',
    '--no-owner',
    '--no-privileges',
    '--no-publications',
    '--no-subscriptions',
    '--encoding=UTF8',
];
/**
 * Dumps a database as SQL that any client can run, on this PostgreSQL version or a later one.
 * @param header lines of the comment at the top
 */
export async function dump(databaseUrl, header) {
    const { stdout } = await promisify(execFile)('pg_dump', [...options, databaseUrl], {
        maxBuffer: 64 * 1024 * 1024,
    });
    const lines = stdout
        .split('\n')
        // Drop psql's commands and pg_dump's comments. Comments in functions are indented.
        .filter((line) => !line.startsWith('\\') && !line.startsWith('--'));
    const body = lines
        .join('\n')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim();
    return `${header.map((line) => `-- ${line}`).join('\n')}\n\n${body}\n`;
}
//# sourceMappingURL=dump.js.map