import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
/**
 * Creates the server's files with initdb, if they do not exist.
 * @param password of the superuser
 * @throws with the end of initdb's output if it fails
 */
export async function initialise(home, password) {
    const isInitialised = await access(join(home.data, 'PG_VERSION')).then(() => true, () => false);
    if (isInitialised)
        return;
    const draft = `${home.data}.new`;
    const passwordFile = `${home.data}.password`;
    await rm(draft, { recursive: true, force: true });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (home.runAs)
        await chown(passwordFile, home.runAs.uid, home.runAs.gid);
    await mkdir(draft, { mode: 0o700 });
    if (home.runAs)
        await chown(draft, home.runAs.uid, home.runAs.gid);
    try {
        await initdb(home, draft, passwordFile);
    }
    finally {
        await rm(passwordFile, { force: true });
    }
    // Renamed once complete, so that a crash before that leaves nothing that looks like a database.
    await rename(draft, home.data);
}
async function initdb(home, folder, passwordFile) {
    const files = ['-D', folder, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const child = spawn(home.initdb, [...files, ...locale], { ...home.runAs, cwd: folder, stdio: 'pipe' });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const [code] = await once(child, 'close');
    if (code !== 0)
        throw new Error(`PostgreSQL could not be initialised:\n${output.slice(-2000)}`);
}
//# sourceMappingURL=initialise.js.map