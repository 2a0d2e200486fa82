import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
const run = promisify(execFile);
/** Why a small disk is impossible; undefined if it is possible. Only root can mount one. */
export async function findSmallDisk() {
    try {
        const folder = await mkdtemp(join(tmpdir(), 'nuzzle-disk-'));
        await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
        await run('umount', [folder]);
        await rm(folder, { recursive: true });
        return undefined;
    }
    catch (error) {
        return error.message.split('\n', 1)[0];
    }
}
/** Moves an unused database to a small disk (a tmpfs). @param megabytes the size of the disk */
export async function moveToSmallDisk(databaseUrl, megabytes) {
    const folder = await mkdtemp(join(tmpdir(), 'nuzzle-disk-'));
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder]);
    const name = new URL(databaseUrl).pathname.slice(1);
    const filling = join(folder, 'filling');
    const admin = async (work) => {
        const url = new URL(databaseUrl);
        url.pathname = '/postgres';
        const client = new Client({ connectionString: url.href });
        await client.connect();
        try {
            await work(client);
        }
        finally {
            await client.end();
        }
    };
    await admin(async (client) => {
        const { rows } = await client.query('SHOW data_directory');
        const { uid, gid } = await stat(rows[0].data_directory);
        await run('mkdir', [join(folder, 'space')]);
        await chown(join(folder, 'space'), uid, gid);
        await client.query(`CREATE TABLESPACE ${name}_space LOCATION '${join(folder, 'space')}'`);
        await client.query(`ALTER DATABASE ${name} SET TABLESPACE ${name}_space`);
    });
    return {
        async fill(leave) {
            const { bavail, bsize } = await statfs(folder);
            await writeFile(filling, Buffer.alloc(bavail * bsize - leave));
        },
        empty: () => rm(filling, { force: true }),
        async [Symbol.asyncDispose]() {
            await admin(async (client) => {
                await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
                await client.query(`DROP TABLESPACE ${name}_space`);
            });
            await run('umount', [folder]);
            await rm(folder, { recursive: true });
        },
    };
}
//# sourceMappingURL=small-disk.js.map