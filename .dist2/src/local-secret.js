import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
/**
 * Derives a secret for one purpose from the random secret in the data folder, which only its user can read.
 * Creates the folder and its secret if they do not exist.
 * @param dataDir the data folder
 * @param purpose what the secret is for; the same purpose gives the same secret at every start
 * @returns 64 hexadecimal characters
 */
export async function localSecret(dataDir, purpose) {
    const file = join(dataDir, 'secret');
    const secret = (await read(file)) ?? (await create(dataDir, file));
    // A power failure may leave an empty file, and anyone could compute a secret derived from that.
    if (!/^[0-9a-f]{64}$/.test(secret))
        throw new Error(`The secret in ${file} is damaged. Delete the file to create a new secret.`);
    return createHmac('sha256', secret).update(purpose).digest('hex');
}
async function read(file) {
    try {
        return await readFile(file, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
async function create(dataDir, file) {
    // Other users may enter the folder, because PostgreSQL may run as one, but not list or read it.
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
    try {
        // A link is atomic, so two processes that start for the first time at once agree on one secret.
        await link(draft, file);
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
    }
    finally {
        await unlink(draft);
    }
    return readFile(file, 'utf8');
}
//# sourceMappingURL=local-secret.js.map