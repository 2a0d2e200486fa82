import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A secret for one purpose, derived from the random one that the data folder keeps for its user alone.
 * @param dataDir the data folder; it and its secret are made at the first call
 * @param purpose what the secret is for; the same purpose gets the same secret at every start
 * @returns 64 hexadecimal characters
 */
export async function localSecret(dataDir: string, purpose: string): Promise<string> {
  const file = join(dataDir, 'secret');
  const kept = (await read(file)) ?? (await make(dataDir, file));
  // An empty file, as a power cut may leave it, would make a secret that anybody can compute.
  if (!/^[0-9a-f]{64}$/.test(kept)) throw new Error(`The secret in ${file} is damaged.`);
  return createHmac('sha256', kept).update(purpose).digest('hex');
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function make(dataDir: string, file: string): Promise<string> {
  // Others may enter the folder (PostgreSQL may run as another user) but not list or read it.
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
  try {
    // A link appears whole or not at all, so two first starts at once agree on one secret.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(file, 'utf8');
}
