import { expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config.js';
import { refusedProcess } from '../support/process.js';

test('an invalid environment ends the process with 1; the message lists every error, without the values', async () => {
  const faulty = {
    NODE_ENV: 'production',
    PORT: '65536',
    DATABASE_URL: 'mysql://root:hunter2@localhost/nuzzle',
    MONGODB_URL: 'hunter2',
    TOKEN_SECRET: 'hunter2',
    OPENAI_BASE_URL: 'hunter2',
    RUN: 'api,hunter2',
    LEASE: '1 hunter2',
    IDLE_THRESHOLD: '0s',
    VOICE_IDLE: '9999d',
    LOG_LEVEL: 'hunter2',
    DATABASE_POOL: '1',
  };
  const { code, output } = await refusedProcess(faulty);
  expect(code).toBe(1);
  for (const name of Object.keys(faulty))
    if (name !== 'NODE_ENV') expect(output).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  expect(output).toContain('The environment has 11 errors:');
  expect(output).not.toContain('hunter2');
});

test('production requires a token secret', () => {
  expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(ConfigError);
  expect(() => readConfig({ NODE_ENV: 'production' })).toThrow('TOKEN_SECRET is required in production');
  expect(readConfig({ NODE_ENV: 'production', TOKEN_SECRET: 'x'.repeat(32) }).tokenSecret).toHaveLength(32);
});

test('every variable has a default, and an empty variable counts as missing', () => {
  expect(readConfig({ OPENAI_API_KEY: '', DATABASE_URL: '', PORT: '' })).toMatchObject({
    production: false,
    host: '127.0.0.1',
    port: 4000,
    dataDir: '.data',
    databaseUrl: undefined,
    mongodbUrl: undefined,
    openai: undefined,
    run: { api: true, jobs: true },
    outreach: { idleThreshold: 7_200_000, unansweredFor: 86_400_000 },
    sweepInterval: 60_000,
    push: { vapid: undefined, privateNetwork: false },
    adminToken: undefined,
    lease: 30_000,
    previousTokenSecret: undefined,
    accessTokenLifetime: 900_000,
    sessions: { refreshLifetime: 2_592_000_000, maxPerOwner: 50 },
    refreshCookie: { isSecure: false },
  });
});

test.each([
  ['ACCESS_TOKEN_TTL', '59s'],
  ['ACCESS_TOKEN_TTL', '25h'],
  ['REFRESH_TOKEN_TTL', '59m'],
  ['REFRESH_TOKEN_TTL', '401d'],
  ['SESSIONS_PER_OWNER', '0'],
  ['SESSIONS_PER_OWNER', '101'],
  ['REFRESH_COOKIE', 'yes'],
  ['TOKEN_SECRET_PREVIOUS', 'too short'],
])('%s cannot be %s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^ {2}${name} must be `, 'm'));
});

test.each([
  ['VOICE_BUDGET', '999'],
  ['VOICE_BUDGET', '1000000001'],
  ['VOICE_BUDGET', '1e6'],
  ['VOICE_BUDGET', '0'],
  ['VOICE_CEILING', '1000000000001'],
  ['VOICE_MAX_OUTPUT', '15'],
  ['VOICE_PRICES', 'gpt-5'],
  ['VOICE_PRICES', 'gpt-5=1'],
  ['VOICE_PRICES', 'gpt-5=1/2,'],
  ['VOICE_PRICES', 'gpt-5=-1/2'],
  ['VOICE_BUDGET', '7999'],
  ['VOICE_CEILING', '7999'],
])('%s must not be %s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^ {2}${name} must be `, 'm'));
});

test('a budget is for a model, is on unless it is off, and is at least two answers', () => {
  const model = { OPENAI_API_KEY: 'x' };
  const off = { perOwner: undefined, forAll: undefined };
  expect(readConfig({}).voiceBudget).toMatchObject(off);
  expect(readConfig(model).voiceBudget).toMatchObject({ perOwner: 2_000_000, forAll: undefined });
  expect(readConfig({ ...model, VOICE_BUDGET: 'off' }).voiceBudget).toMatchObject(off);
  expect(readConfig({ RUN: 'api', VOICE_CEILING: '8000' }).voiceBudget).toMatchObject({
    perOwner: 2_000_000,
    forAll: 8_000,
    perAnswer: 4_000,
  });
  expect(() => readConfig({ VOICE_BUDGET: '8000', VOICE_MAX_OUTPUT: '1001' })).toThrow(
    'VOICE_BUDGET must be at least twice what one answer may take, 8002 tokens',
  );
});

test('a refresh token outlives access tokens', () => {
  expect(() => readConfig({ ACCESS_TOKEN_TTL: '1d', REFRESH_TOKEN_TTL: '47h' })).toThrow(
    'REFRESH_TOKEN_TTL must be at least twice ACCESS_TOKEN_TTL',
  );
  expect(readConfig({ ACCESS_TOKEN_TTL: '1d', REFRESH_TOKEN_TTL: '2d' })).toMatchObject({
    accessTokenLifetime: 86_400_000,
  });
});

test('durations can have any unit', () => {
  expect(
    readConfig({ IDLE_THRESHOLD: '365d', LEASE: '90s', VOICE_IDLE: '1500ms', VOICE_FIRST_BYTE: '2h' }),
  ).toMatchObject({
    outreach: { idleThreshold: 365 * 86_400_000 },
    lease: 90_000,
    voiceIdleTimeout: 1_500,
    voiceFirstByteTimeout: 7_200_000,
  });
});

const read = (text: string) => readConfig({ LIMIT_LOG_IN_ACCOUNT: text }).limits['log-in-account'];

test('a limit is a count and a duration, or off', () => {
  expect(read('')).toEqual({ points: 10, seconds: 900 });
  expect(read('3/30s')).toEqual({ points: 3, seconds: 30 });
  expect(read('1000000/7d')).toEqual({ points: 1_000_000, seconds: 604_800 });
  expect(read('off')).toBeUndefined();
  for (const bad of ['3', '0/1m', '3/0s', '3/500ms', '3/8d', '-1/1m', '3 / 1m', '1000001/1m', 'on'])
    expect(() => read(bad)).toThrow('LIMIT_LOG_IN_ACCOUNT must be a count and a duration');
});

test('mail needs a sender, in production also an address for its links, and never shows what it says there', () => {
  const production = { NODE_ENV: 'production', TOKEN_SECRET: 'x'.repeat(32) };
  const smtp = { SMTP_URL: 'smtps://post:secret@mail.example.com', MAIL_FROM: 'Nuzzle <pets@example.com>' };
  expect(() => readConfig({ SMTP_URL: smtp.SMTP_URL })).toThrow('SMTP_URL requires MAIL_FROM');
  expect(() => readConfig({ ...production, ...smtp })).toThrow('SMTP_URL requires APP_URL in production');
  for (const MAIL_FROM of ['nobody', 'a <b>', 'a@b\r\nBcc: c@d'])
    expect(() => readConfig({ MAIL_FROM })).toThrow('MAIL_FROM must be an address');
  for (const APP_URL of ['example.com', 'https://example.com/?a=b', 'javascript:alert(1)'])
    expect(() => readConfig({ APP_URL })).toThrow('APP_URL must');
  expect(readConfig({ ...production, ...smtp, APP_URL: 'https://example.com/app/' }).mail).toMatchObject({
    transport: 'smtp',
    appUrl: 'https://example.com/app',
    hideKnownEmails: true,
  });
  expect(readConfig(production).mail).toMatchObject({ transport: 'none', hideKnownEmails: true });
  expect(readConfig({}).mail).toMatchObject({
    transport: 'log',
    appUrl: 'http://localhost:4000',
    hideKnownEmails: false,
  });
  expect(readConfig({ ...production, HIDE_KNOWN_EMAILS: 'off' }).mail.hideKnownEmails).toBe(false);
});

test.each(['[]', '"warm"', '{', '{"stream":false}', '{"messages":[]}', '{"a b":1}'])(
  'the options %s of a model are refused',
  (options) => {
    for (const name of ['OPENAI_OPTIONS', 'OPENAI_OPTIONS_OUTREACH', 'OPENAI_OPTIONS_MEMORY'])
      expect(() => readConfig({ [name]: options })).toThrow(`${name} must be a JSON object`);
  },
);

test('a second model server needs a first one', () => {
  const fallback = { FALLBACK_BASE_URL: 'http://127.0.0.1:1/v1' };
  expect(() => readConfig(fallback)).toThrow('FALLBACK_BASE_URL requires');
  expect(readConfig({ ...fallback, OPENAI_API_KEY: 'key' }).openai).toMatchObject({
    server: { baseUrl: 'https://api.openai.com/v1', apiKey: 'key' },
    fallback: { baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'none' },
  });
});
