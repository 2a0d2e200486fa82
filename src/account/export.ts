import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { StatementRunner } from '../database/statement-runner.js';
import { placeholder, Statement, type Sql } from '../database/statement.js';
import { hashToken } from '../session/tokens.js';

const pageSize = 500;

/** Where an export is fetched. */
export const exportPath = (token: string): string => `/exports/${token}`;

/**
 * Spends the token of an export.
 * @returns whose it is; undefined where it is unknown, spent or over
 */
export async function redeemExport(em: EntityManager, token: string): Promise<string | undefined> {
  const { rows } = await sql<{ user_id: string }>`
    DELETE FROM data_exports USING users
    WHERE users.id = user_id AND NOT users.is_deleted AND token_hash = ${hashToken(token)} AND expires_at > clock()
    RETURNING user_id`.execute(em.fork().getKysely());
  return rows[0]?.user_id;
}

/** Whose rows, and where a page of them begins. */
interface From {
  /** An owner, or a chat room. */
  of: string;
  at: string;
  id: string;
}

interface Row {
  line: string;
  // Named otherwise than any column: a bare name in ORDER BY would mean these, which are texts.
  from_at: string;
  from_id: string;
}

const owner = placeholder(({ of }: From) => of);
const room = owner;
const after = (at: Sql, id: Sql) =>
  sql`${at} >= ${placeholder((from: From) => from.at)} AND (${at}, ${id}) > (${placeholder((from: From) => from.at)}, ${placeholder((from: From) => from.id)}::bigint)`;
const epoch = sql`'epoch'::timestamptz`;
const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A kind of line: its rows of one owner or room, page by page, in the order of (time, id). */
function kind(type: string, at: Sql, id: Sql, from: Sql, fields: Readonly<Record<string, Sql>>) {
  const pairs = Object.entries(fields).map(([name, value]) => sql`${sql.lit(name)}, ${value}`);
  return new Statement<From>(
    `export_${type}`,
    sql`SELECT json_build_object('type', ${sql.lit(type)}, ${sql.join(pairs)})::text AS line, (${at})::text AS from_at, (${id})::text AS from_id
        FROM ${from} AND ${after(at, id)} ORDER BY ${at}, ${id} LIMIT ${placeholder(() => pageSize)}`,
  );
}

const column = (name: string) => sql.ref(name);
const text = (name: string) => sql`${sql.ref(name)}::text`;

const rooms = kind('chatRoom', epoch, column('id'), sql`chat_rooms WHERE user_id = ${owner}`, {
  id: text('id'),
  petId: text('pet_id'),
  messageCount: column('message_count'),
  createdAt: moment('created_at'),
  archivedAt: moment('archived_at'),
  deletedAt: moment('deleted_at'),
});

const messages = kind(
  'message',
  column('sent_at'),
  column('id'),
  sql`all_messages WHERE chat_room_id = ${room}`,
  {
    id: text('id'),
    chatRoomId: text('chat_room_id'),
    sentAt: moment('sent_at'),
    by: column('message_type'),
    content: column('content'),
    clientMessageId: column('client_message_id'),
  },
);

const others = [
  kind('user', epoch, column('id'), sql`users WHERE id = ${owner}`, {
    id: text('id'),
    username: column('username'),
    email: column('email'),
    timeZone: column('time_zone'),
    createdAt: moment('created_at'),
    lastActiveAt: moment('last_active_at'),
    outreach: sql`json_build_object('enabled', outreach_enabled, 'dailyCap', outreach_daily_cap, 'quietFrom', quiet_from, 'quietTo', quiet_to)`,
  }),
  kind('session', epoch, column('id'), sql`sessions WHERE user_id = ${owner}`, {
    id: text('id'),
    createdAt: moment('created_at'),
    expiresAt: moment('expires_at'),
    endedAt: moment('revoked_at'),
  }),
  kind('pushSubscription', epoch, column('id'), sql`push_subscriptions WHERE user_id = ${owner}`, {
    id: text('id'),
    endpoint: column('endpoint'),
    createdAt: moment('created_at'),
  }),
  kind('pet', epoch, column('id'), sql`pets WHERE owner_id = ${owner}`, {
    id: text('id'),
    name: column('name'),
    persona: column('persona'),
    status: column('status'),
    createdAt: moment('created_at'),
    deletedAt: moment('deleted_at'),
  }),
  kind('notification', epoch, column('id'), sql`notifications WHERE user_id = ${owner}`, {
    id: text('id'),
    kind: column('notifications.type'),
    title: column('title'),
    content: column('content'),
    status: column('status'),
    petId: text('pet_id'),
    messageId: text('message_id'),
    createdAt: moment('created_at'),
    sentAt: moment('sent_at'),
    failure: sql`delivery_metadata ->> 'reason'`,
  }),
  kind('outreach', column('epoch'), sql`0::bigint`, sql`outreaches WHERE user_id = ${owner}`, {
    awaySince: moment('epoch'),
    state: column('state'),
    failure: column('reason'),
    petId: text('pet_id'),
    messageId: text('message_id'),
    sentAt: moment('sent_at'),
  }),
  kind('activity', column('occurred_at'), column('id'), sql`all_activities WHERE user_id = ${owner}`, {
    id: text('id'),
    kind: column('all_activities.type'),
    occurredAt: moment('occurred_at'),
    metadata: column('metadata'),
  }),
] as const;

/**
 * All that is kept of an owner, as JSON lines (https://jsonlines.org), archived months included; the last line says
 * how many there were, so that what was cut off is seen to be. It is read page by page and holds no transaction open:
 * what is written meanwhile may be in it or not.
 */
export async function* exportLines(statements: StatementRunner, ownerId: string): AsyncGenerator<string> {
  let lines = 0;
  async function* pages(one: Statement<From>, of: string): AsyncGenerator<Row[]> {
    for (let from: From | undefined = { of, at: '-infinity', id: '0' }; from;) {
      const rows: Row[] = await statements.run(one, from);
      lines += rows.length;
      yield rows;
      const last: Row | undefined = rows.length === pageSize ? rows.at(-1) : undefined;
      from = last && { of, at: last.from_at, id: last.from_id };
    }
  }
  for (const one of others) for await (const rows of pages(one, ownerId)) yield toText(rows);
  for await (const some of pages(rooms, ownerId)) {
    yield toText(some);
    for (const { from_id } of some) for await (const rows of pages(messages, from_id)) yield toText(rows);
  }
  yield `${JSON.stringify({ type: 'end', lines })}\n`;
}

const toText = (rows: readonly Row[]): string => rows.map(({ line }) => `${line}\n`).join('');
