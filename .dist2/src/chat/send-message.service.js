import { sql } from 'kysely';
import { requireViewer, } from '../context.js';
import { milliseconds } from '../database/clock.js';
import { retryWithPartitions } from '../database/partitions.js';
import { placeholder, Statement } from '../database/statement.js';
import { conflict, notFound } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { parse } from '../graphql/faulty-input.js';
import { sessionEnded } from '../session/active-session.js';
import { me } from '../user/user.service.js';
import { ChatRoom } from './chat-room.entity.js';
import { findRepeat } from './find-repeat.js';
import { SendMessageInput } from './message.inputs.js';
import { toMessageEdge } from './message-edge.js';
import { messageAt, messageHash } from './message.service.js';
const valueOf = (key) => placeholder((values) => values[key]);
const select = (columns, joins) => sql `
  SELECT outcome AS status, ${columns} FROM send_message(
    ${valueOf('userId')}, ${valueOf('sessionId')}, ${milliseconds(valueOf('accessThreshold'))},
    ${valueOf('chatRoomId')}, ${valueOf('content')}, ${valueOf('hash')}, ${valueOf('clientMessageId')},
    ${milliseconds(valueOf('duplicateWindow'))}) AS sent ${joins}`;
const unprojected = new Statement('send_message', select(sql `at_id, at, (room).*`, sql ``));
/**
 * Stores an owner's message, marks the room as waiting for a reply, publishes the message and returns; the reply comes
 * later. A repeat, by its `clientMessageId` or by the same text within the duplicate window, changes nothing and returns the
 * first message. A database function does all this and checks the session, in one round trip.
 * @throws UNAUTHENTICATED if the session has ended; NOT_FOUND if the viewer has no such room; CONFLICT if the
 * `clientMessageId` belongs to a message with another text; RATE_LIMITED after too many messages, though a repeat by its
 * `clientMessageId` is still answered
 */
export async function sendMessage(ctx, input) {
    const { userId } = requireViewer(ctx);
    if (input.clientMessageId && !ctx.limits.allows(messageLimits(userId))) {
        const repeat = await findRepeat(ctx, input.chatRoomId, hashOf(userId, input));
        if (repeat)
            return toPayload(ctx, { ...requireSame(repeat, input), duplicate: true });
    }
    const { at_id: id, at, status, ...room } = await send(ctx, input, unprojected);
    const { chatRoomId } = input;
    if (status === 'NO_SESSION')
        throw sessionEnded();
    if (status === 'NO_ROOM')
        throw notFound('chat room');
    const message = (await messageAt(ctx, id, new Date(at)));
    requireSame({ message }, input);
    return toPayload(ctx, status === 'SENT'
        ? { message, duplicate: false, chatRoom: ctx.em.map(ChatRoom, room) }
        : { message, duplicate: true, chatRoom: await ctx.em.findOneOrFail(ChatRoom, chatRoomId) });
}
const toPayload = async (ctx, sent) => ({
    ...sent,
    messageEdge: toMessageEdge(sent.message),
    user: await me(ctx),
});
/** Returns a repeat, which may be deleted meanwhile. @throws CONFLICT if its text is another */
function requireSame(repeat, { content }) {
    if (repeat.message.deletedAt || repeat.message.content === content)
        return repeat;
    throw conflict(fieldFault('clientMessageId', 'otherMessage'));
}
/** What a message counts against. */
export const messageLimits = (userId) => [
    { limit: 'messages-minute', key: userId },
    { limit: 'messages-day', key: userId },
];
const hashOf = (userId, { chatRoomId, content, clientMessageId }) => clientMessageId
    ? messageHash('v1', 'id', chatRoomId, userId, clientMessageId)
    : messageHash('v1', 'text', chatRoomId, userId, content);
const rows = {
    message: {
        type: 'Message',
        inverse: { chatRoom: 'chatRoom' },
        row: (column) => sql `(sent.message).${sql.id(column)}`,
    },
    chatRoom: { type: 'ChatRoom', row: (column) => sql `(sent.room).${sql.id(column)}` },
};
/** `sendMessage` on the compiled path: one statement sends and answers. Repeats, limits and errors are left to the resolver. */
export const compiledSendMessage = {
    rows,
    writes: ['Message', 'ChatRoom', 'Activity', 'Notification'],
    async run(ctx, projection) {
        if (!ctx.limits.allows(messageLimits(requireViewer(ctx).userId)))
            return undefined;
        const input = parse(SendMessageInput.rules, projection.args['input']);
        const statement = projection.statement('send_message', rows, ({ text, joins }) => select(sql `${text} AS json`, joins));
        const { status, json } = await send(ctx, input, statement, projection.bound);
        return status === 'SENT' ? json : undefined;
    },
};
async function send(ctx, input, statement, bound = {}) {
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
        const [sent] = await ctx.ownerQueue.run(userId, () => retryWithPartitions(ctx.em, () => ctx.statements.run(statement, values)));
        isSent = sent.status === 'SENT';
        if (isSent)
            ctx.pubsub.publish('message', { ownerId: userId, chatRoomId, type: 'USER' });
        return sent;
    }
    finally {
        // A repeat or a refusal stored nothing.
        if (!isSent)
            ctx.limits.unspend(counted);
    }
}
//# sourceMappingURL=send-message.service.js.map