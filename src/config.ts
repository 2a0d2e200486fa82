import { existsSync } from 'node:fs';
import { z } from 'zod';
import { limits, type LimitDefinition, type LimitName, type Rates } from './limits.js';
import { modelServers } from './model-servers.js';
import {
  apiKey,
  base64url,
  duration,
  durationBetween,
  helpLinesSetting,
  isAddressRange,
  isHostPattern,
  onOff,
  port,
  prices,
  rate,
  requestParameters,
  tokensOrOff,
  units,
  url,
} from './setting-rules.js';

/** The push services of the browsers, on the port of https: Chrome, Firefox, Edge and Safari. */
const pushServices = [
  'fcm.googleapis.com',
  'android.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
  '*.push.apple.com',
];

const roles = ['api', 'jobs'] as const;

// In tokens, of a thousand characters in any script.
const ofMessage = 1_000;

/** What one answer may take, in tokens. */
const perAnswer = (env: { VOICE_CONTEXT: number; VOICE_MAX_OUTPUT?: number | undefined }): number =>
  env.VOICE_CONTEXT + (env.VOICE_MAX_OUTPUT ?? ofMessage);

const environment = z
  .object({
    NODE_ENV: z
      .enum(['production', 'development', 'test'], 'must be production, development or test')
      .default('development'),
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(4000),
    DATA_DIR: z.string().default('.data'),
    DATABASE_URL: url('postgres', 'postgresql').optional(),
    DATABASE_DIRECT_URL: url('postgres', 'postgresql').optional(),
    DATABASE_POOL: z
      .string()
      .regex(/^\d{1,3}$/, 'must be a number of connections, 2 to 500')
      .transform(Number)
      .refine((size) => size >= 2 && size <= 500, 'must be a number of connections, 2 to 500')
      .default(10),
    MONGODB_URL: url('mongodb', 'mongodb+srv').optional(),
    REDIS_URL: url('redis', 'rediss').optional(),
    ORIGINS: z
      .string()
      .transform((text) => text.split(',').map((origin) => origin.trim()))
      .refine(
        (origins) =>
          origins.every(
            (origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin),
          ),
        'must be * or origins such as https://example.com, separated by commas',
      )
      .default(['*']),
    SOCKETS: z
      .string()
      .regex(/^[1-9]\d{0,5}$/, 'must be a number of sockets, 1 to 999999')
      .transform(Number)
      .default(20_000),
    CONNECTIONS_PER_ADDRESS: z
      .string()
      .regex(/^[1-9]\d{0,5}$/, 'must be a number of connections, 1 to 999999')
      .transform(Number)
      .default(2_000),
    TRUST_PROXY: z
      .string()
      .transform((text) => text.split(',').map((address) => address.trim()))
      .refine(
        (addresses) => addresses.every(isAddressRange),
        'must be the addresses or networks of your proxies, such as 10.0.0.0/8, or loopback, linklocal or uniquelocal, separated by commas',
      )
      .default([]),
    PAGE: onOff.default('on'),
    PAGE_DIR: z.string().optional(),
    SANDBOX: onOff.optional(),
    INTROSPECTION: onOff.optional(),
    PERSISTED_ONLY: onOff.default('off'),
    PERSISTED_OPERATIONS: z.string().optional(),
    TOKEN_SECRET: z
      .string()
      .refine((secret) => Buffer.byteLength(secret) >= 32, 'must be at least 32 bytes long')
      .optional(),
    TOKEN_SECRET_PREVIOUS: z
      .string()
      .refine((secret) => Buffer.byteLength(secret) >= 32, 'must be at least 32 bytes long')
      .optional(),
    ACCESS_TOKEN_TTL: durationBetween('1m', '1d').default(15 * units.m),
    // A browser keeps a cookie for at most 400 days.
    REFRESH_TOKEN_TTL: durationBetween('1h', '400d').default(30 * units.d),
    REFRESH_COOKIE: z.enum(['off', 'on'], 'must be off or on').default('on'),
    SESSIONS_PER_OWNER: z
      .string()
      .regex(/^([1-9]\d?|100)$/, 'must be a number of sessions, 1 to 100')
      .transform(Number)
      .default(50),
    PETS_PER_OWNER: z
      .string()
      .regex(/^[1-9]\d{0,5}$/, 'must be a number of pets, 1 to 999999')
      .transform(Number)
      .default(100),
    DUPLICATE_WINDOW: durationBetween('1ms', '1h').default(2 * units.s),
    REPLIES_PER_OWNER: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, 'must be a number of replies, 1 to 999')
      .transform(Number)
      .default(3),
    OPENAI_API_KEY: apiKey.optional(),
    OPENAI_BASE_URL: url('http', 'https').optional(),
    OPENAI_MODEL: z.string().default('gpt-5-mini'),
    OPENAI_MODEL_OUTREACH: z.string().optional(),
    OPENAI_MODEL_MEMORY: z.string().optional(),
    OPENAI_OPTIONS: requestParameters.prefault('{}'),
    OPENAI_OPTIONS_OUTREACH: requestParameters.optional(),
    OPENAI_OPTIONS_MEMORY: requestParameters.optional(),
    FALLBACK_API_KEY: apiKey.optional(),
    FALLBACK_BASE_URL: url('http', 'https').optional(),
    FALLBACK_MODEL: z.string().optional(),
    VOICE_CONCURRENCY: z
      .string()
      .regex(/^[1-9]\d{0,3}$/, 'must be a number of calls, 1 to 9999')
      .transform(Number)
      .default(32),
    OPENAI_EMBEDDING_MODEL: z.string().max(100, 'must be at most 100 characters long').optional(),
    EMBEDDING_TIMEOUT: durationBetween('10ms', '1m').default(units.s),
    MEMORY_AFTER: durationBetween('1ms', '1d').default(2 * units.m),
    RUN: z
      .string()
      .transform((text) => text.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(roles, 'must be api, jobs or api,jobs')))
      .default([...roles]),
    IDLE_THRESHOLD: duration.default(2 * units.h),
    SWEEP_EVERY: duration.default(units.m),
    OUTREACH_UNANSWERED_FOR: duration.default(24 * units.h),
    ARCHIVE_MESSAGES_AFTER: duration.default(365 * units.d),
    ARCHIVE_ACTIVITIES_AFTER: duration.default(90 * units.d),
    ARCHIVE_ROOMS_AFTER: duration.default(180 * units.d),
    LEASE: duration.default(30 * units.s),
    SCRIPTED_PACE: z
      .union(
        [z.literal('off').transform(() => 0), durationBetween('1ms', '1s')],
        'must be off, or 1ms to 1s such as 80ms',
      )
      .optional(),
    VOICE_FIRST_BYTE: duration.default(20 * units.s),
    VOICE_IDLE: duration.default(15 * units.s),
    VOICE_LONGEST: duration.default(2 * units.m),
    VOICE_BUDGET: tokensOrOff(1_000, 1_000_000_000).prefault('2000000'),
    VOICE_CEILING: tokensOrOff(1_000, 1_000_000_000_000).prefault('off'),
    VOICE_MAX_OUTPUT: tokensOrOff(16, 100_000).prefault('off'),
    VOICE_PRICES: prices.default(new Map()),
    VOICE_CONTEXT: z
      .string()
      .regex(/^[1-9]\d{2,6}$/, 'must be a number of tokens, 100 to 9999999')
      .transform(Number)
      .default(3_000),
    HELP_LINES: helpLinesSetting.default({}),
    AI_NOTICE_EVERY: durationBetween('1m', '30d').optional(),
    MODERATION: onOff.default('off'),
    MODERATION_URL: url('http', 'https').optional(),
    MODERATION_API_KEY: z.string().optional(),
    MODERATION_MODEL: z.string().default('omni-moderation-latest'),
    MODERATION_TIMEOUT: durationBetween('100ms', '30s').default(3 * units.s),
    VAPID_PUBLIC_KEY: base64url(65, 'must be a public key from npm run vapid').optional(),
    VAPID_PRIVATE_KEY: base64url(32, 'must be a private key from npm run vapid').optional(),
    VAPID_SUBJECT: z
      .string()
      .regex(/^(mailto:.+@.+|https:\/\/.+)$/, 'must be a contact: mailto:… or https://…')
      .optional(),
    PUSH_HOSTS: z
      .string()
      .transform((text) => text.split(',').map((host) => host.trim().toLowerCase()))
      .refine(
        (hosts) => hosts.every(isHostPattern),
        'must be * or hosts such as push.example.com or *.example.com:8443, separated by commas',
      )
      .default(pushServices),
    SMTP_URL: url('smtp', 'smtps').optional(),
    MAIL_FROM: z
      .string()
      .regex(
        /^(?:[^<>@\r\n]* <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
        'must be an address, such as Nuzzle <pets@example.com>',
      )
      .optional(),
    MAIL_TIMEOUT: duration.default(15 * units.s),
    APP_URL: url('http', 'https')
      .refine((text) => !/[?#]/.test(text), 'must have no query and no fragment')
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    HIDE_KNOWN_EMAILS: z.enum(['on', 'off'], 'must be on or off').optional(),
    PUSH_PRIVATE_NETWORK: z.enum(['refuse', 'allow'], 'must be refuse or allow').default('refuse'),
    ADMIN_TOKEN: z
      .string()
      // The characters that a header allows.
      .regex(/^[\x21-\x7e]{32,}$/, 'must be at least 32 ASCII characters long, without spaces')
      .optional(),
    ADMIN_PORT: port.optional(),
    ADMIN_HOST: z.string().optional(),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent',
      )
      .default('info'),
  })
  .superRefine((env, context) => {
    const addError = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (env.NODE_ENV === 'production' && !env.TOKEN_SECRET)
      addError('TOKEN_SECRET', 'is required in production; create one with: openssl rand -base64 48');
    if (env.DATABASE_DIRECT_URL && !env.DATABASE_URL)
      addError('DATABASE_DIRECT_URL', 'requires DATABASE_URL');
    if (env.PERSISTED_ONLY === 'on' && !env.PERSISTED_OPERATIONS)
      addError('PERSISTED_ONLY', 'requires PERSISTED_OPERATIONS');
    if (env.OPENAI_EMBEDDING_MODEL && !env.OPENAI_API_KEY && !env.OPENAI_BASE_URL)
      addError('OPENAI_EMBEDDING_MODEL', 'requires OPENAI_API_KEY or OPENAI_BASE_URL');
    if (env.ADMIN_PORT !== undefined && !env.ADMIN_TOKEN) addError('ADMIN_PORT', 'requires ADMIN_TOKEN');
    if (env.ADMIN_HOST && env.ADMIN_PORT === undefined) addError('ADMIN_HOST', 'requires ADMIN_PORT');
    if (env.ADMIN_PORT !== undefined && env.ADMIN_PORT !== 0 && env.ADMIN_PORT === env.PORT)
      addError('ADMIN_PORT', 'must not be the same as PORT');
    const vapid = [env.VAPID_PUBLIC_KEY, env.VAPID_PRIVATE_KEY, env.VAPID_SUBJECT];
    if (vapid.some(Boolean) && !vapid.every(Boolean))
      addError('VAPID_PUBLIC_KEY', 'requires VAPID_PRIVATE_KEY and VAPID_SUBJECT, and they require it');
    if (env.REFRESH_TOKEN_TTL < 2 * env.ACCESS_TOKEN_TTL)
      addError('REFRESH_TOKEN_TTL', 'must be at least twice ACCESS_TOKEN_TTL');
    if (env.MODERATION === 'on' && !env.OPENAI_API_KEY && !env.OPENAI_BASE_URL && !env.MODERATION_URL)
      addError('MODERATION', 'requires OPENAI_API_KEY, OPENAI_BASE_URL or MODERATION_URL');
    if (env.SMTP_URL && !env.MAIL_FROM) addError('SMTP_URL', 'requires MAIL_FROM');
    if (env.SMTP_URL && !env.APP_URL && env.NODE_ENV === 'production')
      addError('SMTP_URL', 'requires APP_URL in production, for the links in mails');
    for (const name of ['VOICE_BUDGET', 'VOICE_CEILING'] as const)
      // Outreach stops at 80%.
      if (env[name] !== undefined && env[name] < 2 * perAnswer(env))
        addError(name, `must be at least twice what one answer may take, ${2 * perAnswer(env)} tokens`);
    if ((env.FALLBACK_API_KEY || env.FALLBACK_BASE_URL) && !env.OPENAI_API_KEY && !env.OPENAI_BASE_URL)
      addError('FALLBACK_BASE_URL', 'requires OPENAI_API_KEY or OPENAI_BASE_URL');
    if (env.LEASE < units.s) addError('LEASE', 'must be at least 1s');
  });

/**
 * The settings of all limits.
 * @param isProduction whether the defaults are those of production
 */
const limitEnvironment = (isProduction: boolean) =>
  z.object(
    Object.fromEntries(
      Object.values<LimitDefinition>(limits).map(
        ({ setting, rate: inProduction, elsewhere = inProduction }) => [
          setting,
          rate.prefault(isProduction ? inProduction : elsewhere),
        ],
      ),
    ),
  );

/** The configuration from the environment, validated. Durations are in milliseconds. */
export type Config = Readonly<ReturnType<typeof readConfig>>;

/** An invalid environment. The message lists every error on a line of its own, without the values. */
export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables.
 * @param env variables by name; an empty one counts as missing
 * @throws {ConfigError} with every error, and without the values, which may be secret
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const variables = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(variables);
  const rates = limitEnvironment(variables['NODE_ENV'] === 'production').safeParse(variables);
  if (!result.success || !rates.success) {
    const issues = [result, rates].flatMap(({ error }) => error?.issues ?? []);
    const errors = issues.map((issue) => `  ${String(issue.path[0])} ${issue.message}`);
    const lines = [...new Set(errors)];
    const count = lines.length === 1 ? '1 error' : `${lines.length} errors`;
    throw new ConfigError(`The environment has ${count}:\n${lines.join('\n')}`);
  }
  const { data } = result;
  const onInDevelopment = data.NODE_ENV === 'production' ? 'off' : 'on';
  return {
    production: data.NODE_ENV === 'production',
    host: data.HOST,
    port: data.PORT,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    databaseDirectUrl: data.DATABASE_DIRECT_URL ?? data.DATABASE_URL,
    databasePool: data.DATABASE_POOL,
    mongodbUrl: data.MONGODB_URL,
    redisUrl: data.REDIS_URL,
    /** Undefined if pages of any origin may send requests. */
    origins: data.ORIGINS.includes('*') ? undefined : data.ORIGINS,
    maxSockets: data.SOCKETS,
    /** How many connections one address may have that are not an owner's sockets. */
    maxPerAddress: data.CONNECTIONS_PER_ADDRESS,
    limits: Object.fromEntries(
      Object.entries(limits).map(([name, { setting }]) => [name, rates.data[setting]]),
    ) as Record<LimitName, unknown> as Rates,
    petsPerOwner: data.PETS_PER_OWNER,
    duplicateWindow: data.DUPLICATE_WINDOW,
    /** How many replies to one owner may be in the making at once, in all processes. */
    repliesPerOwner: data.REPLIES_PER_OWNER,
    /** The proxies whose `X-Forwarded-…` headers are believed. */
    trustedProxies: data.TRUST_PROXY,
    /** The chat page at `/`, and its folder if it is not the one that Nuzzle brings; undefined for no page. */
    page: data.PAGE === 'on' ? { folder: data.PAGE_DIR } : undefined,
    /** Whether browsers get Apollo Sandbox at `/graphql`. */
    sandbox: (data.SANDBOX ?? onInDevelopment) === 'on',
    /** Whether clients may ask for the schema. */
    introspection: (data.INTROSPECTION ?? onInDevelopment) === 'on',
    persistedOperations: { file: data.PERSISTED_OPERATIONS, only: data.PERSISTED_ONLY === 'on' },
    tokenSecret: data.TOKEN_SECRET,
    previousTokenSecret: data.TOKEN_SECRET_PREVIOUS,
    accessTokenLifetime: data.ACCESS_TOKEN_TTL,
    sessions: { refreshLifetime: data.REFRESH_TOKEN_TTL, maxPerOwner: data.SESSIONS_PER_OWNER },
    /** How the cookie of refresh tokens is set; undefined if this server sets none. */
    refreshCookie: data.REFRESH_COOKIE === 'on' ? { isSecure: data.NODE_ENV === 'production' } : undefined,
    openai:
      data.OPENAI_API_KEY || data.OPENAI_BASE_URL
        ? {
            maxOutputTokens: data.VOICE_MAX_OUTPUT,
            ...modelServers(data),
          }
        : undefined,
    run: { api: data.RUN.includes('api'), jobs: data.RUN.includes('jobs') },
    outreach: { idleThreshold: data.IDLE_THRESHOLD, unansweredFor: data.OUTREACH_UNANSWERED_FOR },
    voiceBudget: {
      // The scripted voice costs nothing. A process that runs no jobs cannot know which voice answers.
      ...(data.OPENAI_API_KEY || data.OPENAI_BASE_URL || !data.RUN.includes('jobs')
        ? { perOwner: data.VOICE_BUDGET, forAll: data.VOICE_CEILING }
        : { perOwner: undefined, forAll: undefined }),
      perAnswer: perAnswer(data),
      // An answer may be asked for again while it is made.
      lasting: 4 * data.VOICE_LONGEST,
      prices: data.VOICE_PRICES,
    },
    /** The model that makes vectors of messages; undefined if they are recalled by their words alone. */
    embedding: data.OPENAI_EMBEDDING_MODEL
      ? { model: data.OPENAI_EMBEDDING_MODEL, timeout: data.EMBEDDING_TIMEOUT }
      : undefined,
    memory: { after: data.MEMORY_AFTER, context: data.VOICE_CONTEXT },
    sweepInterval: data.SWEEP_EVERY,
    archive: {
      messages: data.ARCHIVE_MESSAGES_AFTER,
      activities: data.ARCHIVE_ACTIVITIES_AFTER,
      rooms: data.ARCHIVE_ROOMS_AFTER,
    },
    push: {
      vapid:
        data.VAPID_PUBLIC_KEY && data.VAPID_PRIVATE_KEY && data.VAPID_SUBJECT
          ? {
              publicKey: data.VAPID_PUBLIC_KEY,
              privateKey: data.VAPID_PRIVATE_KEY,
              subject: data.VAPID_SUBJECT,
            }
          : undefined,
      /** The hosts of push services, with a port if it is not 443; undefined for any host and port. */
      hosts: data.PUSH_HOSTS.includes('*') ? undefined : data.PUSH_HOSTS,
      privateNetwork: data.PUSH_PRIVATE_NETWORK === 'allow',
    },
    mail: {
      // Only development shows mails in its log: their links are as good as passwords.
      transport: data.SMTP_URL
        ? ('smtp' as const)
        : data.NODE_ENV === 'production'
          ? ('none' as const)
          : ('log' as const),
      smtpUrl: data.SMTP_URL,
      from: data.MAIL_FROM ?? 'Nuzzle <nuzzle@localhost>',
      timeout: data.MAIL_TIMEOUT,
      appUrl: data.APP_URL ?? `http://localhost:${data.PORT}`,
      hideKnownEmails: (data.HIDE_KNOWN_EMAILS ?? (data.NODE_ENV === 'production' ? 'on' : 'off')) === 'on',
    },
    safety: {
      /** The operator's own help lines, by region. */
      helpLines: data.HELP_LINES,
      /** How long a conversation may go on without a notice that the pet is an AI, in milliseconds; undefined for no notices. */
      noticeEvery: data.AI_NOTICE_EVERY,
      moderation:
        data.MODERATION === 'on'
          ? {
              baseUrl: data.MODERATION_URL ?? data.OPENAI_BASE_URL,
              // A key goes only to the server that it is for.
              apiKey:
                data.MODERATION_API_KEY ?? (data.MODERATION_URL ? undefined : data.OPENAI_API_KEY) ?? 'none',
              model: data.MODERATION_MODEL,
              timeout: data.MODERATION_TIMEOUT,
            }
          : undefined,
    },
    adminToken: data.ADMIN_TOKEN,
    /** Where the admin pages are served; undefined if beside the graph. */
    adminAddress:
      data.ADMIN_PORT === undefined
        ? undefined
        : { host: data.ADMIN_HOST ?? '127.0.0.1', port: data.ADMIN_PORT },
    lease: data.LEASE,
    /** How long each word of the scripted voice takes, in milliseconds. */
    scriptedPace: data.SCRIPTED_PACE ?? (data.NODE_ENV === 'test' ? 0 : 40),
    voiceFirstByteTimeout: data.VOICE_FIRST_BYTE,
    voiceIdleTimeout: data.VOICE_IDLE,
    voiceTimeout: data.VOICE_LONGEST,
    /** How many tokens a prompt may have. */
    voiceContext: data.VOICE_CONTEXT,
    logLevel: data.LOG_LEVEL,
  };
}

/** Reads the configuration of this process, from its environment and from `.env` in the current folder. */
export function processConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}

/** Reads the secrets that an installation of docker-compose.yml already has; undefined for those to create. */
export const composeSecrets = (): {
  postgresPassword: string | undefined;
  tokenSecret: string | undefined;
} => ({
  postgresPassword: process.env['POSTGRES_PASSWORD'] || undefined,
  tokenSecret: process.env['TOKEN_SECRET'] || undefined,
});
