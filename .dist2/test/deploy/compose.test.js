import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '../../src/config.js';
import { programEnvironment } from '../support/process.js';
const { services, networks } = parse(await readFile('docker-compose.yml', 'utf8'), {
    merge: true,
});
test.each(Object.entries(services))('the container %s has no more rights than it needs', (name, service) => {
    expect(service).toMatchObject({
        read_only: true,
        security_opt: ['no-new-privileges:true'],
        cap_drop: ['ALL'],
        mem_limit: expect.stringMatching(/^\d+[mg]$/),
    });
    expect(service.privileged).toBeUndefined();
    expect(service.cap_add).toEqual(name === 'secrets' ? ['CHOWN'] : undefined);
    expect(service.user === '0:0').toBe(name === 'secrets');
});
test('only the API has a port, and the databases are on a network of their own', () => {
    expect(Object.entries(services).filter(([, { ports }]) => ports)).toHaveLength(1);
    expect(services['api'].ports).toEqual(['4000:4000']);
    for (const name of ['postgres', 'mongodb'])
        expect(services[name].networks).toEqual(['databases']);
    expect(networks['databases'].internal).toBe(true);
    expect(services['secrets'].network_mode).toBe('none');
});
test('both databases ask for a password, which is in no environment', () => {
    expect(services['mongodb'].command).toContain('--keyFile');
    expect(services['mongodb'].environment).toHaveProperty('MONGO_INITDB_ROOT_PASSWORD_FILE');
    expect(services['postgres'].environment).toHaveProperty('POSTGRES_PASSWORD_FILE');
    for (const name of ['api', 'postgres', 'mongodb'])
        expect(Object.keys(services[name].environment).filter((key) => /(PASSWORD|SECRET|_URL)$/.test(key))).toEqual(name === 'api' ? ['OPENAI_BASE_URL'] : []);
});
test('a digest can be given for every image', async () => {
    expect(services['postgres'].image).toMatch(/^\$\{POSTGRES_IMAGE:-.+\}$/);
    expect(services['mongodb'].image).toMatch(/^\$\{MONGODB_IMAGE:-.+\}$/);
    const from = (await readFile('Dockerfile', 'utf8')).match(/^FROM \S+/gm);
    expect(new Set(from)).toEqual(new Set(['FROM ${NODE_IMAGE}']));
});
const folder = await mkdtemp(join(tmpdir(), 'nuzzle-secrets-'));
afterAll(() => rm(folder, { recursive: true }));
const createSecrets = async (where, env = {}) => {
    const command = new URL('../../src/cli/secrets.js', import.meta.url).pathname;
    await promisify(execFile)(process.execPath, [command, where], { env: { ...programEnvironment, ...env } });
    const files = (await readdir(where)).toSorted();
    return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(join(where, file), 'utf8')])));
};
/** The variables of a file, as Node reads them. */
async function variablesOf(file) {
    const print = 'process.stdout.write(JSON.stringify(process.env))';
    const { stdout } = await promisify(execFile)(process.execPath, [`--env-file=${file}`, '--eval', print], {
        env: {},
    });
    return JSON.parse(stdout);
}
test('the secrets are created once, are strong, and only their users can read them', async () => {
    const first = await createSecrets(folder);
    expect(Object.keys(first)).toEqual([
        'mongodb-keyfile',
        'mongodb-password',
        'nuzzle.env',
        'postgres-password',
    ]);
    for (const file of Object.keys(first))
        expect((await stat(join(folder, file))).mode & 0o777).toBe(0o400);
    expect(first['mongodb-keyfile'].length).toBeLessThanOrEqual(1024);
    expect(await createSecrets(folder, { POSTGRES_PASSWORD: 'another', TOKEN_SECRET: 'x'.repeat(40) })).toEqual(first);
    const variables = await variablesOf(join(folder, 'nuzzle.env'));
    const config = readConfig({ ...variables, NODE_ENV: 'production' });
    expect(new URL(config.databaseUrl).password).toBe(first['postgres-password']);
    expect(new URL(config.mongodbUrl).password).toBe(first['mongodb-password']);
    expect(config.tokenSecret.length).toBeGreaterThan(40);
});
test('an interrupted start is completed by the next, and an older installation keeps its secrets', async () => {
    const where = await mkdtemp(join(folder, 'older-'));
    await writeFile(join(where, 'postgres-password.draft'), 'half', { mode: 0o600 });
    const given = { POSTGRES_PASSWORD: 'p@ss/w ord', TOKEN_SECRET: 'a secret of thirty-two bytes at least' };
    const files = await createSecrets(where, given);
    expect(Object.keys(files)).toHaveLength(4);
    expect(files['postgres-password']).toBe(given.POSTGRES_PASSWORD);
    const variables = await variablesOf(join(where, 'nuzzle.env'));
    expect(decodeURIComponent(new URL(variables['DATABASE_URL']).password)).toBe(given.POSTGRES_PASSWORD);
    expect(variables['TOKEN_SECRET']).toBe(given.TOKEN_SECRET);
});
//# sourceMappingURL=compose.test.js.map