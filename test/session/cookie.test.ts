import { expect, test } from '@jest/globals';
import { newOwner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';

const page = 'https://app.example.com';
const app = await startApp({ RUN: 'api', REFRESH_COOKIE: 'on', ORIGINS: page });
const own = `http://${new URL(app.url).host}`;
const asks = { 'nuzzle-refresh': 'cookie' };

/** The answer to an operation, and the cookie that it sets. */
async function send(
  query: string,
  {
    variables = {},
    headers = {},
    url = app.url,
  }: { variables?: object; headers?: object; url?: string } = {},
) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const [cookie, ...more] = response.headers.getSetCookie();
  expect(more).toEqual([]);
  return { response, status: response.status, body: JSON.parse(await response.text()), cookie };
}

const fields = '{ accessToken refreshToken }';
const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) ${fields} }`;
const logIn = `mutation ($input: LogInInput!) { logIn(input: $input) ${fields} }`;
const refresh = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) ${fields} }`;
const noInput = { variables: { input: {} } };
const valueOf = (cookie: string | undefined) => cookie!.split(';', 1)[0]!;

/** Signs an owner up with the cookie. */
async function withCookie(url = app.url, origin = page) {
  const username = `c_${Math.random().toString(36).slice(2, 12)}`;
  const input = { username, email: `${username}@example.com`, password: 'correct horse battery' };
  const answer = await send(signUp, { variables: { input }, headers: { ...asks, origin }, url });
  return {
    ...answer,
    ...input,
    token: answer.body.data.signUp.accessToken as string,
    cookie: valueOf(answer.cookie),
    line: answer.cookie!,
  };
}

test('signUp, logIn and refreshSession set the cookie, and the body has no refresh token', async () => {
  const owner = await withCookie();
  expect(owner.body.data.signUp.refreshToken).toBeNull();
  expect(owner.line.split('; ').slice(1).toSorted()).toEqual(
    ['HttpOnly', 'Max-Age=2592000', 'Path=/graphql', 'SameSite=Strict'].toSorted(),
  );
  const { username, password } = owner;
  const logged = await send(logIn, {
    variables: { input: { username, password } },
    headers: { ...asks, origin: page },
  });
  expect(logged.body.data.logIn.refreshToken).toBeNull();
  const next = await send(refresh, {
    ...noInput,
    headers: { ...asks, origin: page, cookie: valueOf(logged.cookie) },
  });
  expect(next.body.data.refreshSession).toEqual({ accessToken: expect.any(String), refreshToken: null });
  expect(valueOf(next.cookie)).not.toBe(valueOf(logged.cookie));
});

test('two tabs that refresh at once keep one cookie', async () => {
  const { cookie } = await withCookie();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      send(refresh, { ...noInput, headers: { ...asks, origin: page, cookie } }),
    ),
  );
  expect(new Set(answers.map((answer) => valueOf(answer.cookie))).size).toBe(1);
});

test("a page of the server's own origin may use the cookie, and a page that has a token moves it into the cookie", async () => {
  const { cookie } = await withCookie(app.url, own);
  expect(cookie).toMatch(/^nuzzle_refresh=./);
  const { refreshToken } = await newOwner(app.url);
  const moved = await send(refresh, {
    variables: { input: { refreshToken } },
    headers: { ...asks, origin: own },
  });
  expect(moved.body.data.refreshSession.refreshToken).toBeNull();
  expect(moved.cookie).toMatch(/^nuzzle_refresh=./);
});

test('behind a trusted proxy, the own origin is the host that the proxy forwards', async () => {
  const proxied = await app.another({ TRUST_PROXY: 'loopback' });
  const forwarded = { 'x-forwarded-host': 'pets.example.com', 'x-forwarded-proto': 'https' };
  const answer = async (origin: string) =>
    (await send(refresh, { ...noInput, headers: { ...asks, ...forwarded, origin }, url: proxied.url }))
      .status;
  expect(await answer('https://pets.example.com')).toBe(200);
  expect(await answer('http://pets.example.com')).toBe(403);
  expect(await answer('https://evil.example')).toBe(403);
});

test('without the header a request neither reads nor sets the cookie', async () => {
  const { cookie, username, password } = await withCookie();
  const refused = await send(refresh, { ...noInput, headers: { origin: page, cookie } });
  expect(refused.body.errors[0].extensions).toEqual({
    code: 'BAD_USER_INPUT',
    fields: faults({ refreshToken: 'This is required.' }),
  });
  expect(refused.cookie).toBeUndefined();
  const plain = await send(logIn, {
    variables: { input: { username, password } },
    headers: { origin: page, cookie },
  });
  expect(plain.body.data.logIn.refreshToken).toEqual(expect.any(String));
  expect(plain.cookie).toBeUndefined();
});

const foreign: [why: string, headers: Record<string, string>][] = [
  ['no origin', {}],
  ['an opaque origin', { origin: 'null' }],
  ['another site', { origin: 'https://evil.example' }],
  ['another site, and its own host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ['a subdomain that is not listed', { origin: 'https://x.app.example.com' }],
  ['a listed origin with another scheme', { origin: 'http://app.example.com' }],
  ['a listed origin with another port', { origin: 'https://app.example.com:8443' }],
  ['an origin that begins like a listed one', { origin: 'https://app.example.com.evil.example' }],
  ['its own host in another case of nonsense', { origin: `javascript://${new URL(app.url).host}` }],
  ['no origin, but a referrer', { referer: `${page}/` }],
];

const stored = () => app.database.query('SELECT * FROM sessions ORDER BY id');

test.each(foreign)('a request with the cookie and %s is refused', async (_why, headers) => {
  const { cookie, token, username, password } = await withCookie();
  const before = await stored();
  const all = { ...asks, cookie, ...headers };
  const attempts = [
    await send(refresh, { ...noInput, headers: all }),
    // Logging a victim in as the attacker is an attack, too.
    await send(logIn, { variables: { input: { username, password } }, headers: all }),
    await send('mutation { logOut { loggedOut } }', {
      headers: { ...all, authorization: `Bearer ${token}` },
    }),
  ];
  for (const { status, body, cookie: set } of attempts) {
    expect([status, body.errors[0].extensions.code, set]).toEqual([403, 'FORBIDDEN', undefined]);
  }
  expect(await stored()).toEqual(before);
});

test('a form cannot send the header, and a foreign page may not read an answer', async () => {
  const { cookie } = await withCookie();
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type, origin: 'https://evil.example', cookie },
      body: JSON.stringify({ query: `mutation { refreshSession(input: {}) ${fields} }` }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
  }
});

const preflight = (origin: string, url = app.url) =>
  fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,nuzzle-refresh',
    },
  });

test('only listed origins may send credentials, and never any origin', async () => {
  const listed = await preflight(page);
  expect(listed.headers.get('access-control-allow-origin')).toBe(page);
  expect(listed.headers.get('access-control-allow-credentials')).toBe('true');
  expect(listed.headers.get('access-control-allow-headers')).toContain('nuzzle-refresh');
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).not.toBe(
    'https://evil.example',
  );
  for (const env of [{ ORIGINS: '*' }, { REFRESH_COOKIE: 'off' }] as Record<string, string>[]) {
    const { url } = await app.another(env);
    expect((await preflight(page, url)).headers.get('access-control-allow-credentials')).toBeNull();
  }
});

test('with any origin allowed, only own pages may use the cookie', async () => {
  const { url } = await app.another({ ORIGINS: '*' });
  const { cookie } = await withCookie(url, `http://${new URL(url).host}`);
  const answer = await send(refresh, { ...noInput, headers: { ...asks, cookie, origin: page }, url });
  expect(answer.status).toBe(403);
});

const clearing: [name: string, input: (owner: { password: string }) => string][] = [
  ['logOut', () => 'logOut { loggedOut }'],
  ['logOutEverywhere', () => 'logOutEverywhere(input: {}) { endedSessions }'],
  ['deleteAccount', ({ password }) => `deleteAccount(input: { password: "${password}" }) { deletedUserId }`],
];

test.each(clearing)('%s clears the cookie', async (_name, mutation) => {
  const owner = await withCookie();
  const { body, cookie } = await send(`mutation { ${mutation(owner)} }`, {
    headers: { ...asks, origin: page, cookie: owner.cookie, authorization: `Bearer ${owner.token}` },
  });
  expect(body.errors).toBeUndefined();
  expect(cookie).toMatch(/^nuzzle_refresh=; .*Path=\/graphql;/);
});

test('a refused refresh clears the cookie, and a page without one is not logged in', async () => {
  const { cookie, token } = await withCookie();
  await send('mutation { logOut { loggedOut } }', { headers: { authorization: `Bearer ${token}` } });
  const refused = await send(refresh, { ...noInput, headers: { ...asks, origin: page, cookie } });
  expect(refused.body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  expect(refused.cookie).toMatch(/^nuzzle_refresh=;/);
  const none = await send(refresh, { ...noInput, headers: { ...asks, origin: page } });
  expect(none.body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
});

test('a refused token of the input leaves the cookie alone', async () => {
  const { cookie } = await withCookie();
  const refused = await send(refresh, {
    variables: { input: { refreshToken: 'no such token' } },
    headers: { ...asks, origin: page, cookie },
  });
  expect(refused.body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  expect(refused.cookie).toBeUndefined();
  const next = await send(refresh, { ...noInput, headers: { ...asks, origin: page, cookie } });
  expect(next.body.errors).toBeUndefined();
});

test('in production the cookie is for HTTPS only, and so is the page', async () => {
  const { url } = await app.another({ NODE_ENV: 'production', TRUST_PROXY: 'loopback', REFRESH_COOKIE: '' });
  const outside = { 'x-forwarded-host': 'pets.example.com' };
  const username = 'in_production';
  const input = { username, email: `${username}@example.com`, password: 'correct horse battery' };
  const secure = { ...asks, ...outside, origin: 'https://pets.example.com' };
  const owner = await send(signUp, { variables: { input }, headers: secure, url });
  expect(owner.cookie).toMatch(/^__Secure-nuzzle_refresh=/);
  expect(owner.cookie).toMatch(/; Secure(;|$)/);
  const plain = await send(refresh, {
    ...noInput,
    headers: { ...secure, cookie: owner.cookie!.split(';')[0]!, origin: 'http://pets.example.com' },
    url,
  });
  expect(plain.status).toBe(403);
});

test('in production a page on the same machine may keep it without HTTPS, and no other page', async () => {
  const { url } = await app.another({ NODE_ENV: 'production' });
  const { host } = new URL(url);
  const owner = await withCookie(url, `http://${host}`);
  expect(owner.line).toMatch(/^nuzzle_refresh=/);
  expect(owner.line).not.toMatch(/Secure/);
  const next = await send(refresh, {
    ...noInput,
    headers: { ...asks, cookie: owner.cookie, origin: `http://${host}` },
    url,
  });
  expect(next.body.errors).toBeUndefined();
  for (const origin of [
    'http://localhost:1',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'null',
  ]) {
    const other = await send(refresh, {
      ...noInput,
      headers: { ...asks, cookie: owner.cookie, origin },
      url,
    });
    expect([origin, other.status]).toEqual([origin, 403]);
  }
});

test('where it is off, the header changes nothing', async () => {
  const { url } = await app.another({ REFRESH_COOKIE: 'off' });
  const username = 'without_cookie';
  const input = { username, email: `${username}@example.com`, password: 'correct horse battery' };
  const { body, cookie } = await send(signUp, { variables: { input }, headers: asks, url });
  expect(body.data.signUp.refreshToken).toEqual(expect.any(String));
  expect(cookie).toBeUndefined();
});
