import { randomBytes } from 'node:crypto';
import { access, chown, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeSecrets } from '../config.js';
// node dist/src/cli/secrets.js FOLDER: creates the secrets of docker-compose.yml, once. Every later start finds the same
// ones. The users are those of the official images.
const [nodeUser, databaseUser] = [1000, 999];
// A keyfile of MongoDB has at most 1024 characters.
const keyfileBytes = 512;
/** Writes a file that only its user can read. */
async function write(file, content, user) {
    // A start that is interrupted leaves no half of a secret.
    const draft = `${file}.draft`;
    await rm(draft, { force: true });
    await writeFile(draft, content, { mode: 0o400, flush: true });
    if (process.getuid?.() === 0)
        await chown(draft, user, user);
    await rename(draft, file);
}
/** Creates all secrets. The last file holds what the others hold, so it marks that they are complete. */
async function create(folder) {
    const last = join(folder, 'nuzzle.env');
    const exists = await access(last).then(() => true, () => false);
    if (exists)
        return;
    const given = composeSecrets();
    const postgres = given.postgresPassword ?? randomBytes(24).toString('hex');
    const mongodb = randomBytes(24).toString('hex');
    await write(join(folder, 'postgres-password'), postgres, databaseUser);
    await write(join(folder, 'mongodb-password'), mongodb, databaseUser);
    await write(join(folder, 'mongodb-keyfile'), randomBytes(keyfileBytes).toString('base64'), databaseUser);
    const variables = [
        `TOKEN_SECRET='${given.tokenSecret ?? randomBytes(36).toString('base64')}'`,
        `DATABASE_URL='postgresql://nuzzle:${encodeURIComponent(postgres)}@postgres:5432/nuzzle'`,
        `MONGODB_URL='mongodb://nuzzle:${mongodb}@mongodb:27017/nuzzle?replicaSet=nuzzle&authSource=admin'`,
    ];
    await write(last, `${variables.join('\n')}\n`, nodeUser);
}
const [folder] = process.argv.slice(2);
if (folder === undefined) {
    process.stderr.write('Usage: node dist/src/cli/secrets.js FOLDER\n');
    process.exitCode = 1;
}
else
    await create(folder);
//# sourceMappingURL=secrets.js.map