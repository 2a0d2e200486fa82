import { sql } from 'kysely';
import {
  requireViewer,
  type CompiledMutation,
  type Context,
  type Spending,
  type Viewer,
} from '../context.js';
import { milliseconds } from '../database/clock.js';
import { retryWithPartitions } from '../database/partitions.js';
import { placeholder, Statement, type Sql } from '../database/statement.js';
import { budgetRefusal, refuseForBudget } from '../budget/require-budget.js';
import { conflict, notFound } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { parse } from '../graphql/faulty-input.js';
import { sessionEnded } from '../session/active-session.js';
import { me } from '../user/user.service.js';
import { ChatRoom } from './chat-room.entity.js';
import { findRepeat } from './find-repeat.js';
import { SendMessageInput, type SendMessagePayload } from './message.inputs.js';
import type { Message } from './message.entity.js';
import { toMessageEdge } from './message-edge.js';
import { messageAt, messageHash } from './message.service.js';

/** The values of `send_message()`. */
interface SendValues extends SendMessageInput, Viewer {
  hash: string;
  /** In milliseconds; null if the operation is not an access to note. */
  accessThreshold: number | null;
  /** How long the same words without an id count as a repeat, in milliseconds. */
  duplicateWindow: number;
}

type SendStatus = 'SENT' | 'REPEAT' | 'NO_SESSION' | 'NO_ROOM';

const valueOf = (key: keyof SendValues): Sql => placeholder((values: SendValues) => values[key]);

const select = (columns: Sql, joins: Sql): Sql => sql`
  SELECT outcome AS status, ${columns} FROM send_message(
    ${valueOf('userId')}, ${valueOf('sessionId')}, ${milliseconds(valueOf('accessThreshold'))},
    ${valueOf('chatRoomId')}, ${valueOf('content')}, ${valueOf('hash')}, ${valueOf('clientMessageId')},
    ${milliseconds(valueOf('duplicateWindow'))}) AS sent ${joins}`;

const unprojected = new Statement<SendValues>('send_message', select(sql`at_id, at, (room).*`, sql``));

/**
 * Stores an owner's message, marks the room as waiting for a reply, publishes the message and returns; the reply comes
 * later. A repeat, by its `clientMessageId` or by the same text within the duplicate window, changes nothing and returns the
 * first message. A database function does all this and checks the session, in one round trip.
 * @throws UNAUTHENTICATED if the session has ended; NOT_FOUND if the viewer has no such room; CONFLICT if the
 * `clientMessageId` belongs to a message with another text; RATE_LIMITED after too many messages, and BUDGET_EXHAUSTED
 * when the pets may say no more that day, though a repeat by its `clientMessageId` is still answered
 */
export async function sendMessage(ctx: Context, input: SendMessageInput): Promise<SendMessagePayload> {
  const { userId } = requireViewer(ctx);
  const outOfBudget = await budgetRefusal(ctx);
  if (input.clientMessageId && (outOfBudget || !ctx.limits.allows(messageLimits(userId)))) {
    const repeat = await findRepeat(ctx, input.chatRoomId, hashOf(userId, input));
    if (repeat) return toPayload(ctx, { ...requireSame(repeat, input), duplicate: true });
  }
  if (outOfBudget) refuseForBudget(ctx, outOfBudget);
  const {
    at_id: id,
    at,
    status,
    ...room
  } = await send<{ at_id: string; at: string }>(ctx, input, unprojected);
  const { chatRoomId } = input;
  if (status === 'NO_SESSION') throw sessionEnded();
  if (status === 'NO_ROOM') throw notFound('chat room');
  const message = (await messageAt(ctx, id, new Date(at)))!;
  requireSame({ message }, input);
  return toPayload(
    ctx,
    status === 'SENT'
      ? { message, duplicate: false, chatRoom: ctx.em.map(ChatRoom, room) }
      : { message, duplicate: true, chatRoom: await ctx.em.findOneOrFail(ChatRoom, chatRoomId) },
  );
}

const toPayload = async (
  ctx: Context,
  sent: Pick<SendMessagePayload, 'message' | 'duplicate' | 'chatRoom'>,
): Promise<SendMessagePayload> => ({
  ...sent,
  messageEdge: toMessageEdge(sent.message),
  user: await me(ctx),
});

/** Returns a repeat, which may be deleted meanwhile. @throws CONFLICT if its text is another */
function requireSame<Repeat extends { message: Pick<Message, 'content' | 'deletedAt'> }>(
  repeat: Repeat,
  { content }: SendMessageInput,
): Repeat {
  if (repeat.message.deletedAt || repeat.message.content === content) return repeat;
  throw conflict(fieldFault('clientMessageId', 'otherMessage'));
}

/** What a message counts against. */
export const messageLimits = (userId: string): Spending[] => [
  { limit: 'messages-minute', key: userId },
  { limit: 'messages-day', key: userId },
];

const hashOf = (userId: string, { chatRoomId, content, clientMessageId }: SendMessageInput): string =>
  clientMessageId
    ? messageHash('v1', 'id', chatRoomId, userId, clientMessageId)
    : messageHash('v1', 'text', chatRoomId, userId, content);

const rows = {
  message: {
    type: 'Message',
    inverse: { chatRoom: 'chatRoom' },
    row: (column: string) => sql`(sent.message).${sql.id(column)}`,
  },
  chatRoom: { type: 'ChatRoom', row: (column: string) => sql`(sent.room).${sql.id(column)}` },
};

/** `sendMessage` on the compiled path: one statement sends and answers. Repeats, limits and errors are left to the resolver. */
export const compiledSendMessage: CompiledMutation = {
  rows,
  writes: ['Message', 'ChatRoom', 'Activity', 'Notification'],
  async run(ctx, projection) {
    if (!ctx.limits.allows(messageLimits(requireViewer(ctx).userId))) return undefined;
    const input = parse(SendMessageInput.rules, projection.args['input']) as SendMessageInput;
    if (await budgetRefusal(ctx)) return undefined;
    const statement = projection.statement<SendValues>('send_message', rows, ({ text, joins }) =>
      select(sql`${text} AS json`, joins),
    );
    const { status, json } = await send<{ json: string }>(ctx, input, statement, projection.bound);
    return status === 'SENT' ? json : undefined;
  },
};

async function send<Columns extends object>(
  ctx: Context,
  input: SendMessageInput,
  statement: Statement<never>,
  bound: object = {},
): Promise<Columns & { status: SendStatus }> {
  const { userId, sessionId } = requireViewer(ctx);
  const accessThreshold = ctx.isAccess ? ctx.outreach.idleThreshold : null;
  const { chatRoomId, content, clientMessageId } = input;
  const hash = hashOf(userId, input);
  const { duplicateWindow } = ctx;
  const values = {
    ...bound,
    userId,
    sessionId,
    hash,
    accessThreshold,
    chatRoomId,
    content,
    clientMessageId,
    duplicateWindow,
  };
  const counted = messageLimits(userId);
  ctx.limits.spend(counted, ctx.client);
  let isSent = false;
  try {
    const [sent] = await ctx.ownerQueue.run(userId, () =>
      retryWithPartitions(ctx.em, () =>
        ctx.statements.run<Columns & { status: SendStatus }, typeof values>(
          statement as Statement<typeof values>,
          values,
        ),
      ),
    );
    isSent = sent!.status === 'SENT';
    if (isSent) ctx.pubsub.publish('message', { ownerId: userId, chatRoomId, type: 'USER' });
    return sent!;
  } finally {
    // A repeat or a refusal stored nothing.
    if (!isSent) ctx.limits.unspend(counted);
  }
}
