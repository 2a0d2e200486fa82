import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { getNamedType, parse, type GraphQLObjectType, type OperationDefinitionNode } from 'graphql';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { databaseOptions } from '../../mikro-orm.config.js';
import type { StatementRunner } from '../../src/database/statement-runner.js';
import type { Statement } from '../../src/database/statement.js';
import { openEngine } from '../../src/operation/open-engine.js';
import { openSchema } from '../../src/schema.js';
import { openTestDatabase } from '../support/database.js';

const database = await openTestDatabase();
const orm = await MikroORM.init({ ...databaseOptions(database.url, 2), logger: () => undefined });
// The tables are empty: without these settings, PostgreSQL would scan them instead of using an index.
const explainer = new Client({
  connectionString: database.url,
  options: '-c enable_seqscan=off -c enable_bitmapscan=off',
});
await explainer.connect();
afterAll(async () => {
  await explainer.end();
  await orm.close(true);
  await database.drop();
});
const schema = await openSchema();

beforeAll(async () => {
  await database.query(
    `SELECT make_partition('messages', clock() - n * interval '1 month'), make_partition('activities', clock() - n * interval '1 week')
     FROM generate_series(1, 60) n`,
  );
  await database.query(
    `SELECT archive_partition(name) FROM partitions
     WHERE ends_at <= clock() - CASE parent WHEN 'messages' THEN interval '365 days' ELSE interval '90 days' END ORDER BY starts_at`,
  );
});

/** The statement with which the query engine answers a query. */
async function statementOf(query: string, variables: Record<string, unknown> = {}): Promise<string> {
  const texts: string[] = [];
  const note = (statement: Statement<unknown>) => {
    texts.push(statement.text);
    return Promise.resolve([]);
  };
  const statements = { run: note, runOnce: note } as unknown as StatementRunner;
  const engine = openEngine(schema, { em: orm.em.fork(), statements, log: {} as Logger } as Parameters<
    typeof openEngine
  >[1]);
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  await engine.answerQuery(
    { document, operation, variables },
    { userId: '1', sessionId: '1', idleThreshold: null },
  );
  return texts[0]!;
}

/** The generic plan of a statement, which knows no values. */
async function planOf(statement: string): Promise<string> {
  const { rows } = await explainer.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${statement}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** The named indexes that a plan uses. The index of a partition counts as its parent's. */
async function indexesOf(plan: string): Promise<Set<string>> {
  const used = new Set(
    [...plan.matchAll(/Index (?:Only )?Scan(?: Backward)? using (\w+)/g)].map((match) => match[1]!),
  );
  const parents = await database.query<{ child: string; parent: string }>(
    `SELECT child.relname AS child, parent.relname AS parent FROM pg_inherits
     JOIN pg_class child ON child.oid = inhrelid AND child.relkind = 'i' JOIN pg_class parent ON parent.oid = inhparent`,
  );
  const parentOf = new Map(parents.map(({ child, parent }) => [child, parent]));
  return new Set([...used].map((name) => parentOf.get(name) ?? name));
}

const partitionsIn = (plan: string) =>
  new Set([...plan.matchAll(/ on (\w+_\d{4}_\w+)/g)].map((match) => match[1]!));

test('a page of messages opens only the newest year and no archived month, wherever it begins', async () => {
  const list = 'edges { cursor node { content sender { __typename } } } pageInfo { hasPreviousPage }';
  const before = Buffer.from(`1|${Date.now()}|9`).toString('base64url');
  for (const args of ['last: 20', `last: 50, before: "${before}"`, `first: 50, after: "${before}"`]) {
    const plan = await planOf(await statementOf(`{ chatRoom(id: 1) { messages(${args}) { ${list} } } }`));
    const names = [...partitionsIn(plan)];
    // The current month, the twelve before it, and the three ahead.
    expect(names).toHaveLength(16);
    expect(await indexesOf(plan)).toContain('idx_messages_chatroom_sent_at');
    expect(plan).not.toMatch(/Sort[^\n]*\n[^\n]*Append/);
  }
});

test('a page of activities opens a quarter', async () => {
  const plan = await planOf(
    await statementOf('{ me { activities(first: 20) { edges { node { type } } } } }'),
  );
  // Three whole months, the current one and three weeks ahead.
  expect(partitionsIn(plan).size).toBeLessThan(22);
  expect(await indexesOf(plan)).toContain('idx_activities_user_occurred');
});

// What each index is for: a query of the graph, a statement of the product, or one that an operator runs.
const purposes: [index: string, query: string][] = [
  ['idx_messages_chatroom_sent_at', '{ chatRoom(id: 1) { messages { edges { node { content } } } } }'],
  [
    'idx_messages_room_hash',
    'SELECT id, sent_at FROM (SELECT id, sent_at FROM messages WHERE chat_room_id = $1 AND message_hash = $2 OFFSET 0) AS repeats ORDER BY sent_at, id LIMIT 1',
  ],
  ['idx_users_email', 'SELECT id FROM users WHERE email = $1 AND NOT is_deleted'],
  // An operator finds an owner by username.
  ['idx_users_username', 'SELECT id FROM users WHERE username = $1'],
  ['idx_activities_user_occurred', '{ me { activities { edges { node { type } } } } }'],
  ['idx_chatrooms_user_newest', '{ me { chatRooms { edges { node { id } } } } }'],
  ['idx_chatrooms_user_archived', '{ me { archivedChatRooms { edges { node { id } } } } }'],
  // Ownership sweeps: who owns which rooms and pets.
  ['idx_chatrooms_user_pet', 'SELECT user_id, pet_id FROM chat_rooms WHERE user_id = $1'],
  // The statements of lease_replies().
  [
    'idx_reply_turns_due',
    'SELECT user_id FROM reply_turns WHERE due_at <= $1 ORDER BY due_at LIMIT 32 FOR NO KEY UPDATE SKIP LOCKED',
  ],
  [
    'idx_chatrooms_user_reply_due',
    'SELECT id FROM chat_rooms WHERE user_id = $1 AND reply_due_at <= $2 AND NOT is_deleted ORDER BY reply_due_at LIMIT 3',
  ],
  [
    'idx_chatrooms_reply_leased',
    'SELECT count(*) FROM chat_rooms WHERE user_id = $1 AND reply_leased_until = reply_due_at AND reply_due_at > $2',
  ],
  ['idx_rate_limits_expire', 'SELECT key FROM rate_limits WHERE expire < $1 ORDER BY expire LIMIT 10000'],
  ['idx_pets_owner_status', '{ me { pets(status: ACTIVE) { totalCount } } }'],
  // The operator's counts.
  ['idx_pets_active', "SELECT count(*) FROM pets WHERE status = 'ACTIVE'"],
  ['idx_users_active', 'SELECT count(*) FROM users WHERE NOT is_deleted'],
  ['idx_notifications_user_position', '{ me { notifications { edges { node { title } } } } }'],
  ['idx_notifications_user_status', '{ me { notifications(status: SENT) { edges { node { title } } } } }'],
  ['idx_notifications_unread', '{ me { unreadNotificationCount } }'],
  [
    'idx_outreach_due_due',
    'SELECT user_id FROM outreach_due WHERE due_at <= (SELECT clock()) ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED',
  ],
  [
    'idx_outreaches_due',
    'SELECT user_id FROM outreaches WHERE due_at <= (SELECT clock()) ORDER BY due_at LIMIT 500',
  ],
  [
    'idx_push_deliveries_due',
    'SELECT id FROM push_deliveries WHERE due_at <= (SELECT clock()) ORDER BY due_at LIMIT 32',
  ],
  ['idx_push_deliveries_subscription', 'DELETE FROM push_deliveries WHERE push_subscription_id = $1'],
  ['idx_push_subscriptions_user', 'SELECT id FROM push_subscriptions WHERE user_id = $1'],
  ['idx_push_subscriptions_session', 'SELECT id FROM push_subscriptions WHERE session_id = $1'],
  [
    'idx_sessions_expires',
    "SELECT id FROM sessions WHERE expires_at < (SELECT clock()) - interval '30 days' ORDER BY expires_at LIMIT 1000",
  ],
  // What removing a session removes too.
  ['idx_data_exports_session', 'DELETE FROM data_exports WHERE session_id = $1'],
  // What an owner's stream reads of a room, and of notifications.
  [
    'idx_messages_changed',
    'SELECT id FROM messages WHERE chat_room_id = $1 AND changed_id > $2 ORDER BY changed_id LIMIT 100',
  ],
  [
    'idx_pets_changed',
    'SELECT id FROM pets WHERE owner_id = $1 AND changed_id > $2 ORDER BY changed_id LIMIT 100',
  ],
  [
    'idx_notifications_changed',
    'SELECT id FROM notifications WHERE user_id = $1 AND changed_id > $2 ORDER BY changed_id LIMIT 100',
  ],
  ['idx_mails_due', 'SELECT id FROM mails WHERE due_at <= (SELECT clock()) ORDER BY due_at LIMIT 32'],
  ['idx_mails_recipient', "SELECT 1 FROM mails WHERE recipient = $1 AND kind = 'RESET_PASSWORD'"],
  ['idx_mails_user', 'DELETE FROM mails WHERE user_id = $1'],
  ['idx_mail_links_user', 'DELETE FROM mail_links WHERE user_id = $1'],
  ['idx_mail_links_expires', 'SELECT id FROM mail_links WHERE expires_at < (SELECT clock()) LIMIT 1000'],
  // What an answer reserves beside others, of its owner and of everybody, and what is too old.
  [
    'idx_voice_reservations_user',
    'SELECT sum(tokens) FROM voice_reservations WHERE user_id = $1 AND day = $2 AND expires_at > $3',
  ],
  [
    'idx_voice_reservations_expires',
    'SELECT id FROM voice_reservations WHERE expires_at <= (SELECT clock()) ORDER BY expires_at LIMIT 1000',
  ],
  ['idx_voice_usage_day', 'SELECT user_id, day FROM voice_usage WHERE day < $1 ORDER BY day LIMIT 1000'],
  ['idx_sessions_user', 'DELETE FROM sessions WHERE user_id = $1'],
  [
    'idx_erasures_due',
    'SELECT user_id FROM erasures WHERE due_at <= (SELECT clock()) ORDER BY due_at LIMIT 1',
  ],
];

test.each(purposes)('%s is for %s', async (index, query) => {
  const statement = query.startsWith('{') ? await statementOf(query) : query;
  expect([...(await indexesOf(await planOf(statement)))]).toContain(index);
});

/** The lists of an owner, which the schema knows. */
const lists = Object.values((schema.getType('User') as GraphQLObjectType).getFields())
  .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
  .map(({ name }) => name);

const indexesOfLists = new Set<string>();

test.each(lists)('a page of User.%s reads an index in its order', async (name) => {
  const plan = await planOf(await statementOf(`{ me { ${name} { edges { node { id } } } } }`));
  const used = [...(await indexesOf(plan))].filter((index) => index.startsWith('idx_'));
  for (const index of used) indexesOfLists.add(index);
  expect(used).not.toEqual([]);
});

test('every named index has its purpose', async () => {
  const names = await database.query<{ name: string }>(
    `SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE 'idx_%'`,
  );
  const known = new Set([...purposes.map(([index]) => index), ...indexesOfLists]);
  expect(names.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});
