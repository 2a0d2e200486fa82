import { edgeOf } from '../graphql/connection.js';
import { Message } from './message.entity.js';

/** A message and where it stands: in a room's list, and in every feed of messages alike. */
export const MessageEdge = edgeOf('Message', Message);
