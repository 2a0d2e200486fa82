import { createECDH } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { testEnvironment } from '../../support/app.js';
import { caller, newOwner, newPet } from '../../support/client.js';
import { openTestDatabase } from '../../support/database.js';
import { startProcess } from '../../support/process.js';
import { Provider } from '../../support/provider.js';
import { withoutLimits } from '../../support/without-limits.js';
import { witness } from './witness.js';
const second = 1_000;
const adminToken = 'the-token-of-an-operator-is-long-enough';
const [attackers, petsEach] = [4, 100];
/** Starts a process with a database, and a provider that answers at once. */
export async function startBesieged() {
    const database = await openTestDatabase();
    const provider = await Provider.start();
    const server = await startProcess(environmentOf(database, provider));
    return {
        url: server.url,
        get output() {
            return server.output;
        },
        database,
        async metric(name) {
            const response = await fetch(`${server.url}/admin/metrics`, {
                headers: { authorization: `Bearer ${adminToken}` },
            });
            return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(await response.text())?.[1]);
        },
        async [Symbol.asyncDispose]() {
            await server.end('SIGTERM');
            await provider.stop();
            await database.drop();
        },
    };
}
function environmentOf(database, provider) {
    const all = testEnvironment(database.url);
    const vapid = createECDH('prime256v1');
    return {
        ...Object.fromEntries(Object.entries(all).filter(([name]) => !(name in withoutLimits))),
        RUN: 'api,jobs',
        LOG_LEVEL: 'warn',
        LEASE: '30s',
        TRUST_PROXY: 'loopback',
        ADMIN_TOKEN: adminToken,
        OPENAI_BASE_URL: provider.baseUrl,
        OPENAI_MODEL: 'double',
        VAPID_PUBLIC_KEY: vapid.generateKeys('base64url'),
        VAPID_PRIVATE_KEY: vapid.getPrivateKey().toString('base64url'),
        VAPID_SUBJECT: 'mailto:operator@example.com',
    };
}
/** Signs the attackers up, each with as many pets as one may have, of the longest persona. */
export async function makePlan({ url, database }) {
    const accounts = [];
    for (let n = 0; n < attackers; n++) {
        const owner = await newOwner(url);
        const { roomId } = await newPet(owner);
        await database.query(`INSERT INTO pets (owner_id, name, persona) SELECT $1, 'Coco', repeat('😀', 500) FROM generate_series(2, $2::int)`, [owner.id, petsEach]);
        accounts.push({ token: owner.token, roomId });
    }
    // Its session ends with the first use, half a minute later.
    const careless = await newOwner(url);
    await careless.request('mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken } }', { input: { refreshToken: careless.refreshToken } });
    return { url, accounts, usernames: [], usedToken: careless.refreshToken };
}
/** Signs an owner up whose requests come from an address of their own. */
export async function ownerAt(url, address) {
    const owner = await newOwner(url);
    return { ...owner, ...caller(url, owner.token, { 'x-forwarded-for': address }), token: owner.token };
}
/** Lets an owner be a witness for so many seconds. */
export const witnessFor = (owner, seconds) => witness(owner, AbortSignal.timeout(seconds * second));
/** Waits in words. */
export const told = ({ median, p99, maximum }) => `${median} ms (p99 ${p99}, at most ${maximum})`;
/**
 * Reads the resident memory of the server several times a second, until the signal or for so many seconds.
 * @param seen is told each reading in MB, and how many seconds have passed
 */
export async function watchMemory(server, seconds, over, seen) {
    const since = Date.now();
    const elapsed = () => (Date.now() - since) / second;
    while (elapsed() < seconds && !over.aborted) {
        const bytes = await server.metric('process_resident_memory_bytes');
        seen(bytes / 1024 ** 2, elapsed());
        await delay(second / 2);
    }
}
//# sourceMappingURL=server.js.map