import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { caller, newOwner, type GraphError, type Owner } from '../support/client.js';
import { startApp } from '../support/start-app.js';

const allowed = 5;
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { deviceToken user { id } } }';
const app = await startApp({ RUN: 'api' });
const behindProxy = await app.another({
  TRUST_PROXY: 'loopback',
  LIMIT_LOG_IN_ACCOUNT: `${allowed}/1h`,
  LIMIT_LOG_IN_DEVICE: `${allowed}/1h`,
});
const byAddress = await app.another({ TRUST_PROXY: 'loopback', LIMIT_LOG_IN_ADDRESS: `${allowed}/1h` });
const open = await app.another({ LIMIT_LOG_IN_ADDRESS: `${allowed}/1h` });

const newAddress = () => [10, ...randomBytes(3)].join('.');
const tryFrom = async (
  url: string,
  address: string,
  input: Record<string, unknown>,
): Promise<{ deviceToken?: string; user?: { id: string }; error?: GraphError }> => {
  const { data, errors } = await caller(url, undefined, { 'x-forwarded-for': address }).send(logIn, {
    input,
  });
  return errors ? { error: errors[0]! } : data.logIn;
};
const wrong = (username: string) => ({ username, password: randomBytes(9).toString('hex') });
const right = ({ username, password }: Owner) => ({ username, password });

/** The answers to guesses one after another, without the exact time to wait. */
async function guess(username: string, times: number): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let count = 0; count < times; count++) {
    const { error } = await tryFrom(behindProxy.url, newAddress(), wrong(username));
    const { retryAfterSeconds, ...extensions } = error!.extensions;
    answers.push([error!.message, extensions, retryAfterSeconds !== undefined]);
  }
  return answers;
}

test('guesses from many addresses at once are held by account, by name and email address together', async () => {
  const owner = await newOwner(app.url);
  const names = [owner.username, owner.username.toUpperCase(), `${owner.username}@EXAMPLE.com`];
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, at) =>
      tryFrom(behindProxy.url, newAddress(), wrong(names[at % names.length]!)),
    ),
  );
  const codes = answers.map(({ error }) => error!.extensions.code);
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(allowed);
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(60 - allowed);
  // Even the right password is not looked at.
  const { error } = await tryFrom(behindProxy.url, newAddress(), right(owner));
  expect(error!.extensions.code).toBe('RATE_LIMITED');
});

test('an account that does not exist answers like one that does', async () => {
  const owner = await newOwner(app.url);
  const known = await guess(owner.username, allowed + 2);
  expect(known.at(-1)).toEqual([expect.any(String), { code: 'RATE_LIMITED' }, true]);
  expect(await guess(`u_${randomBytes(6).toString('hex')}`, allowed + 2)).toEqual(known);
  const other = await newOwner(app.url);
  expect(await guess(`${other.username}@example.com`, allowed + 2)).toEqual(known);
  expect(await guess(`${randomBytes(6).toString('hex')}@example.com`, allowed + 2)).toEqual(known);
});

test('a successful log-in does not count', async () => {
  const owner = await newOwner(app.url);
  for (let count = 0; count < 3 * allowed; count++)
    expect((await tryFrom(behindProxy.url, newAddress(), right(owner))).user).toEqual({ id: owner.id });
});

test('an owner under attack logs in from a device that the account knows, and only from that', async () => {
  const owner = await newOwner(app.url);
  const { deviceToken } = await tryFrom(behindProxy.url, newAddress(), right(owner));
  const attacker = await newOwner(app.url);
  const { deviceToken: foreign } = await tryFrom(behindProxy.url, newAddress(), right(attacker));
  await guess(owner.username, allowed + 1);
  await guess(`${owner.username}@example.com`, allowed + 1);

  const known = await tryFrom(behindProxy.url, newAddress(), { ...right(owner), deviceToken });
  expect(known.user).toEqual({ id: owner.id });
  expect(known.deviceToken).toEqual(expect.any(String));
  // The token opens nothing, and others' tokens are of no use.
  expect((await caller(app.url, deviceToken).requestError('{ me { id } }')).extensions.code).toBe(
    'UNAUTHENTICATED',
  );
  const strange = [undefined, 'x', foreign, owner.token, `${deviceToken!.slice(0, -2)}xx`];
  for (const token of strange) {
    const { error } = await tryFrom(behindProxy.url, newAddress(), { ...right(owner), deviceToken: token });
    expect(error!.extensions.code).toBe('RATE_LIMITED');
  }
  app.clock.ahead = 366 * 86_400_000;
  const expired = await tryFrom(behindProxy.url, newAddress(), { ...right(owner), deviceToken });
  app.clock.ahead = 0;
  expect(expired.error!.extensions.code).toBe('RATE_LIMITED');
  // A stolen device token allows as few guesses as a name.
  for (let count = 0; count < allowed; count++)
    await tryFrom(behindProxy.url, newAddress(), { ...wrong(owner.username), deviceToken });
  const held = await tryFrom(behindProxy.url, newAddress(), { ...right(owner), deviceToken });
  expect(held.error!.extensions.code).toBe('RATE_LIMITED');
});

test('signUp gives a device token too', async () => {
  const username = `u_${randomBytes(6).toString('hex')}`;
  const input = { username, email: `${username}@example.com`, password: 'correct horse battery' };
  const { signUp } = await caller(app.url).request(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { deviceToken } }',
    { input },
  );
  await guess(username, allowed + 1);
  const { user } = await tryFrom(behindProxy.url, newAddress(), {
    username,
    password: input.password,
    deviceToken: signUp.deviceToken,
  });
  expect(user).toBeDefined();
});

const networks: [what: string, address: () => string][] = [
  ['an IPv4 address', () => '203.0.113.7'],
  ['an IPv4 address written as IPv6', () => '::ffff:203.0.113.8'],
  [
    'an IPv6 network of a customer',
    () => `2001:db8:0:1:${randomBytes(2).toString('hex')}::${randomBytes(1).toString('hex')}`,
  ],
];

test.each(networks)('guesses at many accounts are held by %s', async (_what, address) => {
  const codes: string[] = [];
  for (let count = 0; count < allowed + 2; count++) {
    const { error } = await tryFrom(byAddress.url, address(), wrong(`nobody_${count}_x`));
    codes.push(error!.extensions.code);
  }
  expect(codes.indexOf('RATE_LIMITED')).toBe(allowed);
  // Somebody else is not held.
  const owner = await newOwner(app.url);
  for (const other of ['203.0.113.9', '2001:db8:0:2::1'])
    expect((await tryFrom(byAddress.url, other, right(owner))).user).toEqual({ id: owner.id });
});

test('an address that a stranger claims to have is ignored', async () => {
  const codes: string[] = [];
  for (let count = 0; count < allowed + 1; count++)
    codes.push((await tryFrom(open.url, newAddress(), wrong(`nobody_${count}_y`))).error!.extensions.code);
  expect(codes.indexOf('RATE_LIMITED')).toBe(allowed);
});

test('the store holds no names, email addresses or addresses', async () => {
  const rows = await app.database.query<{ key: string }>('SELECT key FROM rate_limits');
  expect(rows.length).toBeGreaterThan(5);
  for (const { key } of rows) expect(key).toMatch(/^[a-z-]+:[\w-]{22}$/);
});
