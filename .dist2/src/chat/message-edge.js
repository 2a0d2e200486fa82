import { edgeOf } from '../graphql/connection.js';
import { encodeCursor } from '../graphql/cursor.js';
import { Message } from './message.entity.js';
import { positionOf } from './message.service.js';
/** The order of a room's messages: oldest first, and a page without arguments is the newest. */
export const messageOrder = { time: 'sentAt', end: 'last' };
/** A message with its cursor, which is the same in a room's list and in every feed of messages. */
export const MessageEdge = edgeOf('Message', Message);
/** Makes the edge of a message. */
export const toMessageEdge = (message) => ({
    cursor: encodeCursor(positionOf(message)),
    node: message,
});
//# sourceMappingURL=message-edge.js.map