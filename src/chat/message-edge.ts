import { edgeOf } from '../graphql/connection.js';
import { Message } from './message.entity.js';

/** A message with its cursor, which is the same in a room's list and in every feed of messages. */
export const MessageEdge = edgeOf('Message', Message);
