import { afterAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import * as fc from 'fast-check';
import {
  execute,
  getNamedType,
  getOperationAST,
  isObjectType,
  isUnionType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type GraphQLNamedType,
} from 'graphql';
import { sql } from 'kysely';
import { Pool } from 'pg';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { StatementRunner } from '../../src/database/statement-runner.js';
import { Statement } from '../../src/database/statement.js';
import { resolveUnresolved } from '../../src/operation/resolve-unresolved.js';
import { openEngine } from '../../src/operation/open-engine.js';
import type { ContextServices, OperationContext } from '../../src/operation/operation-context.js';
import { openLog } from '../../src/log.js';
import { openSchema } from '../../src/schema.js';
import { encodeCursor } from '../../src/graphql/cursor.js';
import type { Json } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { oraclePage, type OracleArgs, type OracleList, type OracleRow } from './list-oracle.js';
import { randomQueries } from './random-query.js';
import { fillSmallWorld } from './small-world.js';

const seed = 20_261_124;
const times = 800;

const app = await startApp({ RUN: 'api' });
const schema = await openSchema();
const orm = await MikroORM.init(databaseOptions(app.database.url, 2));
const pool = new Pool({ connectionString: app.database.url, max: 1 });
// The database is dropped before the pool ends.
pool.on('error', () => undefined);
afterAll(async () => {
  await pool.end();
  await orm.close(true);
});

const outreach = { idleThreshold: 7_200_000, unansweredFor: 86_400_000 };
const push = { vapid: undefined, privateNetwork: false };
const voiceBudget = { perOwner: undefined, forAll: undefined, perAnswer: 4_000 };
const safety = { helpLines: {} };
const statements = new StatementRunner(pool, false);
const log = openLog(readConfig({ LOG_LEVEL: 'silent' }));
const parts = {
  em: orm.em.fork(),
  log,
  outreach,
  push,
  statements,
  voiceBudget,
  safety,
} as unknown as ContextServices;
const engine = openEngine(schema, parts);
const world = await fillSmallWorld(app);
const viewer = world.viewer;

const parseOperation = (query: string, variables: Record<string, unknown>) => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return { document, operation: getOperationAST(document)!, variables };
};

const context = (): OperationContext => ({
  ...parts,
  em: orm.em.fork(),
  claimed: viewer,
  viewer,
  mark: undefined,
  client: { address: '127.0.0.1', userAgent: undefined },
  refreshCookie: undefined,
  isAccess: false,
  projection: undefined,
  cost: 0,
  end: () => undefined,
});

async function byResolvers(query: string, variables: Record<string, unknown> = {}) {
  const { document } = parseOperation(query, variables);
  const result = await execute({ schema, document, variableValues: variables, contextValue: context() });
  return JSON.parse(JSON.stringify(result)) as { data?: Json; errors?: Json[] };
}

/** Returns undefined if the compiled path leaves the query to the resolvers. */
async function byStatement(query: string, variables: Record<string, unknown> = {}) {
  const one = parseOperation(query, variables);
  const answer = await engine.answerQuery(one, { ...viewer, idleThreshold: null });
  if (!answer || answer === 'unplanned') return undefined;
  const whole = answer.unresolved
    ? await resolveUnresolved(schema, context(), one, answer.unresolved, answer.data)
    : { data: JSON.parse(answer.data) };
  return {
    isWhole: !answer.unresolved,
    result: JSON.parse(JSON.stringify(whole)) as { data: Json; errors?: Json[] },
  };
}

/** The fields that a document selects, as `Type.field`. */
function fieldsOf(query: string): Set<string> {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    parse(query),
    visitWithTypeInfo(info, {
      Field({ name, directives }) {
        // The directive may leave it out.
        if (directives?.length) return false;
        found.add(`${info.getParentType()!.name}.${name.value}`);
        return undefined;
      },
    }),
  );
  return found;
}

/** Every field that a query can reach. */
function allFields(): Set<string> {
  const found = new Set<string>();
  const reach = (type: GraphQLNamedType): void => {
    if (isUnionType(type)) schema.getPossibleTypes(type).forEach(reach);
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      if (!found.has(name)) {
        found.add(name);
        reach(getNamedType(field.type));
      }
    }
  };
  reach(schema.getQueryType()!);
  return found;
}

test('random queries on the schema get the same answer on both paths, field by field', async () => {
  const compared = new Set<string>();
  const counts = { whole: 0, unresolved: 0, plain: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(randomQueries(schema, world.pools), async ({ query, variables }) => {
      const plain = await byResolvers(query, variables);
      const read = await byStatement(query, variables);
      if (!read) {
        counts[plain.errors ? 'refused' : 'plain']++;
        return;
      }
      counts[read.isWhole ? 'whole' : 'unresolved']++;
      if (read.isWhole) for (const name of fieldsOf(query)) compared.add(name);
      expect(read.result.errors ?? []).toEqual(plain.errors ?? []);
      // As text, so that the order of the keys counts too.
      expect(JSON.stringify(read.result.data)).toBe(JSON.stringify(plain.data));
    }),
    { seed, numRuns: times, endOnFailure: true },
  );
  // Only resolvers can answer these; all other fields were compared.
  const left = [...allFields()].filter((name) => !compared.has(name));
  expect(
    left.filter(
      (name) => !/^(HelpLine|OutreachStatus|QuietHoursSetting|Session|VoiceUsageStatus)\./.test(name),
    ),
  ).toEqual(['User.voiceUsage', 'User.outreach', 'User.helpLine', 'User.sessions', 'Query.webPushKey']);
  // Every kind must occur, or nothing was compared.
  expect(counts.whole).toBeGreaterThan(times / 5);
  expect(counts.unresolved).toBeGreaterThan(10);
  expect(counts.refused).toBeGreaterThan(10);
});

const rowsOf = (text: string, id = world.viewer.userId) =>
  app.database.query<{ id: string; at: Date | null; kind: string; node_id: string }>(text, [id]);
const oracleRows = async (text: string, id?: string): Promise<OracleRow[]> =>
  (await rowsOf(text, id)).map((row) => ({ id: row.id, at: row.at, kind: row.kind, nodeId: row.node_id }));

const busiest = await rowsOf(
  `SELECT id FROM chat_rooms WHERE user_id = $1 AND NOT is_deleted ORDER BY message_count DESC, id LIMIT 1`,
);
const busyRoom = busiest[0]!.id;

/** Every list of the graph: its query, its order and its filter. */
const lists: Record<
  string,
  OracleList & {
    query: [before: string, after: string];
    filter?: [string, string[]];
    orderBy?: string;
    /** An argument that every page has; such a list takes `first` and `after` alone. */
    always?: string;
  }
> = {
  pets: {
    query: ['{ list: me {', '} }'],
    end: 'first',
    filter: ['status', ['ACTIVE', 'RESTING']],
    rows: await oracleRows(
      `SELECT id, NULL AS at, status AS kind, id AS node_id FROM pets WHERE owner_id = $1 AND NOT is_deleted`,
    ),
  },
  chatRooms: {
    query: ['{ list: me {', '} }'],
    newestFirst: true,
    end: 'first',
    rows: await oracleRows(
      `SELECT id, last_message_at AS at, NULL AS kind, id AS node_id FROM chat_rooms
       WHERE user_id = $1 AND NOT is_deleted AND archived_at IS NULL`,
    ),
  },
  archivedChatRooms: {
    query: ['{ list: me {', '} }'],
    newestFirst: true,
    end: 'first',
    rows: await oracleRows(
      `SELECT id, last_message_at AS at, NULL AS kind, id AS node_id FROM chat_rooms
       WHERE user_id = $1 AND NOT is_deleted AND archived_at IS NOT NULL`,
    ),
  },
  activities: {
    query: ['{ list: me {', '} }'],
    newestFirst: true,
    end: 'first',
    filter: ['type', ['LOGIN', 'CHAT_SEND', 'PET_CREATE']],
    rows: await oracleRows(
      `SELECT id, occurred_at AS at, activity_type AS kind, id AS node_id FROM activities WHERE user_id = $1
       UNION ALL SELECT id, occurred_at, activity_type, id FROM activities_archive WHERE user_id = $1`,
    ),
  },
  notifications: {
    query: ['{ list: me {', '} }'],
    end: 'last',
    filter: ['status', ['PENDING', 'SENT', 'FAILED']],
    rows: await oracleRows(
      `SELECT position AS id, NULL AS at, status AS kind, id AS node_id FROM notifications WHERE user_id = $1`,
    ),
  },
  messages: {
    query: [`{ list: chatRoom(id: ${busyRoom}) {`, '} }'],
    end: 'last',
    rows: await oracleRows(
      `SELECT id, sent_at AS at, NULL AS kind, id AS node_id FROM messages WHERE chat_room_id = $1
       UNION ALL SELECT id, sent_at, NULL, id FROM messages_archive WHERE chat_room_id = $1`,
      busyRoom,
    ),
  },
  search: {
    query: [`{ list: chatRoom(id: ${busyRoom}) {`, '} }'],
    newestFirst: true,
    end: 'first',
    always: 'query: "LINE 1"',
    rows: await oracleRows(
      `SELECT id, sent_at AS at, NULL AS kind, id AS node_id FROM all_messages WHERE chat_room_id = $1 AND content LIKE 'line 1%'`,
      busyRoom,
    ),
  },
};

const ordered = (name: string, orderBy: string, rest: Partial<OracleList>) => ({
  [`${name} by ${orderBy}`]: { ...lists[name]!, orderBy, end: 'first' as const, ...rest },
});
const timeless = (rows: readonly OracleRow[]) => rows.map((row) => ({ ...row, at: null }));
Object.assign(
  lists,
  ordered('pets', 'NEWEST', { newestFirst: true }),
  ordered('notifications', 'NEWEST', { newestFirst: true }),
  ordered('chatRooms', 'CREATED', { newestFirst: false, rows: timeless(lists['chatRooms']!.rows) }),
  ordered('archivedChatRooms', 'CREATED', {
    newestFirst: false,
    rows: timeless(lists['archivedChatRooms']!.rows),
  }),
);

test.each(Object.keys(lists))('%s gives the pages of the oracle, on both paths', async (name) => {
  const list = lists[name]!;
  const [listField] = name.split(' ') as [string];
  const cursor = fc.constantFrom(...list.rows, { id: '1', at: list.rows[0]!.at });
  const size = fc.integer({ min: 1, max: 8 });
  const args = fc.record(
    {
      page: fc.constantFrom('first', 'last'),
      size,
      after: cursor,
      before: cursor,
      kind: fc.constantFrom(...(list.filter?.[1] ?? ['none'])),
    },
    { requiredKeys: [] },
  );
  const hasTotal = ['pets', 'messages', 'chatRooms', 'archivedChatRooms'].includes(listField);
  await fc.assert(
    fc.asyncProperty(args, async ({ page: end, size: count, after, before: other, kind }) => {
      const page = end && list.always ? 'first' : end;
      const before = list.always ? undefined : other;
      const given: OracleArgs = {
        ...(page && count && { [page]: count }),
        ...(after && { after }),
        ...(before && { before }),
        ...(list.filter && kind && { kind }),
      };
      const text = [
        list.always ?? '',
        page && count ? `${page}: ${count}` : '',
        after ? `after: "${encodeCursor(after)}"` : '',
        before ? `before: "${encodeCursor(before)}"` : '',
        list.filter && kind ? `${list.filter[0]}: ${kind}` : '',
        list.orderBy ? `orderBy: ${list.orderBy}` : '',
      ].filter(Boolean);
      const field = `${listField}${text.length > 0 ? `(${text.join(', ')})` : ''}`;
      const query = `${list.query[0]} ${field} { edges { cursor node { id } } nodes { id }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } ${hasTotal ? 'totalCount' : ''} } ${list.query[1]}`;
      const { totalCount, edges, ...rest } = oraclePage(list, given);
      const answer = { edges, nodes: edges.map(({ node }) => node), ...rest };
      const expected = hasTotal ? { ...answer, totalCount } : answer;
      expect((await byResolvers(query)).data.list[listField]).toEqual(expected);
      expect((await byStatement(query))!.result.data.list[listField]).toEqual(expected);
    }),
    { seed, numRuns: 25, endOnFailure: true },
  );
});

/** A page of pets by name, the same on both paths. */
const petsByName = async (args: string) => {
  const query = `{ me { pets(orderBy: NAME, ${args}) { nodes { id } pageInfo { endCursor startCursor } } } }`;
  const [plain, read] = [await byResolvers(query), await byStatement(query)];
  expect(read!.result.data).toEqual(plain.data);
  return plain.data.me.pets;
};

test('pets by name page in both directions, and a cursor of nobody gives an empty page', async () => {
  const named = await app.database.query<{ id: string }>(
    'SELECT id FROM pets WHERE owner_id = $1 AND NOT is_deleted ORDER BY lower(name), id',
    [world.viewer.userId],
  );
  const ids = named.map(({ id }) => id);
  const found = { first: [] as string[], last: [] as string[] };
  for (let cursor = ''; found.first.length < ids.length;) {
    const { nodes, pageInfo } = await petsByName(`first: 1${cursor}`);
    found.first.push(nodes[0].id);
    cursor = `, after: "${pageInfo.endCursor}"`;
  }
  for (let cursor = ''; found.last.length < ids.length;) {
    const { nodes, pageInfo } = await petsByName(`last: 1${cursor}`);
    found.last.unshift(nodes[0].id);
    cursor = `, before: "${pageInfo.startCursor}"`;
  }
  expect(found).toEqual({ first: ids, last: ids });
  expect(new Set(ids).size).toBeGreaterThan(3);
  const nobody = encodeCursor({ at: null, id: '999999999' });
  expect((await petsByName(`first: 3, after: "${nobody}"`)).nodes).toEqual([]);
});

const length = 10_000;
const numbered = (n: number) =>
  new Statement(`kept_${n}`, sql`SELECT ${sql.lit(n)} AS n -- ${sql.raw('x'.repeat(length))}`);

test('a connection keeps the most recently used statements, however long they are', async () => {
  for (let n = 0; n < 50; n++) expect(await statements.run(numbered(n), {})).toEqual([{ n }]);
  // An evicted statement is prepared again.
  expect(await statements.run(numbered(0), {})).toEqual([{ n: 0 }]);
  const { rows } = await pool.query<{ name: string }>(
    `SELECT name FROM pg_prepared_statements WHERE name LIKE 'kept%' ORDER BY prepare_time, name`,
  );
  // Of 250,000 characters in all.
  expect(rows).toHaveLength(24);
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['kept_0', 'kept_49', 'kept_27']));
  expect(rows.map(({ name }) => name)).not.toContain('kept_26');
});
