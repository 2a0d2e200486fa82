import type { ApolloClient } from '@apollo/client';
import type { Chat, Reply } from './chat/chat-state.js';
import type { Notifications, Pets, Rooms } from './home/home-state.js';
import type { Live } from './live.js';
import type { Outbox } from './outbox/outbox-state.js';
import type { Presence } from './presence/presence.js';
import type { Session } from './session/session-state.js';

/** Whether the server can be reached: `offline` if not, `connecting` while that is being found out. */
export type ConnectionState = 'connected' | 'connecting' | 'offline';

/** A client of Nuzzle. */
export interface Nuzzle {
  /** Apollo Client, for operations of one's own. Its cache is kept right by the owner's live events. */
  readonly apollo: ApolloClient;
  readonly session: Session;
  readonly outbox: Outbox;
  readonly presence: Presence;
  readonly connection: Live<ConnectionState>;
  readonly pets: Pets;
  readonly rooms: Rooms;
  readonly archivedRooms: Rooms;
  readonly notifications: Notifications;
  /** One chat room, by its ID. */
  readonly chat: (chatRoomId: string) => Chat;
  /** The reply of one chat room, by the room's ID. */
  readonly reply: (chatRoomId: string) => Reply;
  /** Ends all connections and timers. The session continues on the server. */
  readonly dispose: () => Promise<void>;
}
