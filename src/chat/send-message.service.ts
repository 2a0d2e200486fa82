import { sql } from 'kysely';
import { requireViewer, type Context, type CompiledMutation, type Viewer } from '../context.js';
import { milliseconds } from '../database/clock.js';
import { retryWithPartitions } from '../database/partitions.js';
import { placeholder, Statement, type Sql } from '../database/statement.js';
import { conflict, notFound } from '../errors.js';
import { parse } from '../graphql/validation.js';
import { sessionEnded } from '../session/active-session.js';
import { ChatRoom } from './chat-room.entity.js';
import { SendMessageInput, type SendMessagePayload } from './chat.inputs.js';
import { messageAt, messageHash } from './message.service.js';

interface Sending extends SendMessageInput, Viewer {
  hash: string;
  /** In milliseconds; null where the access is not to be noted. */
  accessThreshold: number | null;
}

type Outcome = 'SENT' | 'REPEAT' | 'NO_SESSION' | 'NO_ROOM';

const sending = (columns: Sql, joins: Sql): Sql => sql`
  SELECT outcome, ${columns} FROM send_message(
    ${placeholder(({ userId }: Sending) => userId)}, ${placeholder(({ sessionId }: Sending) => sessionId)},
    ${milliseconds(placeholder(({ accessThreshold }: Sending) => accessThreshold))},
    ${placeholder(({ chatRoomId }: Sending) => chatRoomId)}, ${placeholder(({ content }: Sending) => content)},
    ${placeholder(({ hash }: Sending) => hash)}, ${placeholder(({ clientMessageId }: Sending) => clientMessageId)}) AS sent ${joins}`;

const plain = new Statement<Sending>('send_message', sending(sql`at_id, at, (room).*`, sql``));

/**
 * Stores an owner's message, marks its room as waiting for a reply, announces it and returns; the reply
 * comes later. A repeat, by its `clientMessageId` or by the same words within ten seconds, changes nothing
 * and returns the first message. All of it, with the check of the session, is one function in the database and
 * one round trip.
 * @throws UNAUTHENTICATED where the session has ended; NOT_FOUND where the room is not the asking owner's;
 * CONFLICT where its `clientMessageId` stands for other words
 */
export async function sendMessage(ctx: Context, input: SendMessageInput): Promise<SendMessagePayload> {
  const { at_id: id, at, outcome, ...room } = await send<{ at_id: string; at: string }>(ctx, input, plain);
  const { chatRoomId, content } = input;
  switch (outcome) {
    case 'NO_SESSION':
      throw sessionEnded();
    case 'NO_ROOM':
      throw notFound('chat room');
    default: {
      const message = (await messageAt(ctx, id, new Date(at)))!;
      if (message.content !== content) throw conflict({ clientMessageId: 'stands for another message' });
      return outcome === 'SENT'
        ? { message, duplicate: false, chatRoom: ctx.em.map(ChatRoom, room) }
        : { message, duplicate: true, chatRoom: await ctx.em.findOneOrFail(ChatRoom, chatRoomId) };
    }
  }
}

const rows = {
  message: {
    type: 'Message',
    back: { chatRoom: 'chatRoom' },
    row: (column: string) => sql`(sent.message).${sql.id(column)}`,
  },
  chatRoom: { type: 'ChatRoom', row: (column: string) => sql`(sent.room).${sql.id(column)}` },
};

/** The same, answered by the statement that sends; what is no new message is left to `sendMessage`. */
export const sendingRoad: CompiledMutation = {
  rows,
  writes: ['Message', 'ChatRoom', 'Activity'],
  async write(ctx, shown) {
    const input = parse(SendMessageInput.rules, shown.args['input']) as SendMessageInput;
    const statement = shown.statement<Sending>('send_message', rows, ({ text, joins }) =>
      sending(sql`${text} AS shown`, joins),
    );
    const { outcome, shown: text } = await send<{ shown: string }>(ctx, input, statement, shown.bound);
    return outcome === 'SENT' ? text : undefined;
  },
};

async function send<Row extends object>(
  ctx: Context,
  { chatRoomId, content, clientMessageId }: SendMessageInput,
  statement: Statement<never>,
  asked: object = {},
): Promise<Row & { outcome: Outcome }> {
  const { userId, sessionId } = requireViewer(ctx);
  const hash = clientMessageId
    ? messageHash('v1', 'id', chatRoomId, userId, clientMessageId)
    : messageHash('v1', 'text', chatRoomId, userId, content);
  const accessThreshold = ctx.isAccess ? ctx.outreach.idleThreshold : null;
  const given = { ...asked, userId, sessionId, hash, accessThreshold, chatRoomId, content, clientMessageId };
  const [sent] = await ctx.ownerQueue.run(userId, () =>
    retryWithPartitions(ctx.em, () =>
      ctx.statements.run<Row & { outcome: Outcome }, typeof given>(
        statement as Statement<typeof given>,
        given,
      ),
    ),
  );
  if (sent!.outcome === 'SENT') ctx.pubsub.publish('message', { ownerId: userId, chatRoomId, type: 'USER' });
  return sent!;
}
