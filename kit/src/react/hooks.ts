import type { ChatActions, ChatState, Reply, ReplyProgressView } from '../chat/chat-state.js';
import type {
  ListState,
  Notifications,
  NotificationsState,
  Pet,
  Pets,
  Rooms,
  RoomsState,
} from '../home/home-state.js';
import type { Live } from '../live.js';
import type { ConnectionState } from '../nuzzle.js';
import type { Outbox, UnsentMessage } from '../outbox/outbox-state.js';
import type { Session, SessionState } from '../session/session-state.js';
import { useNuzzle } from './nuzzle-provider.js';
import { useLive } from './use-live.js';

type Methods<T> = Omit<T, keyof Live<unknown>>;

/** Whether somebody is logged in, who, and how to log in and out. */
export function useSession(): SessionState & Methods<Session> {
  const { session } = useNuzzle();
  return { ...session, ...useLive(session) };
}

/** Whether the server can be reached. */
export function useConnection(): ConnectionState {
  return useLive(useNuzzle().connection);
}

/** The owner's pets, oldest first. */
export function usePets(): ListState<Pet> & Methods<Pets> {
  const { pets } = useNuzzle();
  return { ...pets, ...useLive(pets) };
}

/** The owner's chat rooms, newest message first; with `archived`, those that were silent for half a year. */
export function useRooms({ archived = false } = {}): RoomsState & Methods<Rooms> {
  const nuzzle = useNuzzle();
  const rooms = archived ? nuzzle.archivedRooms : nuzzle.rooms;
  return { ...rooms, ...useLive(rooms) };
}

/** One chat room: its messages with those on their way, and what an owner can do there. */
export function useChat(chatRoomId: string): ChatState & ChatActions {
  const chat = useNuzzle().chat(chatRoomId);
  return { ...chat, ...useLive(chat) };
}

/** The reply that a room's pet is making. */
export function useReply(chatRoomId: string): ReplyProgressView & Methods<Reply> {
  const reply = useNuzzle().reply(chatRoomId);
  return { ...reply, ...useLive(reply) };
}

/** The owner's notifications, newest first. */
export function useNotifications(): NotificationsState & Methods<Notifications> {
  const { notifications } = useNuzzle();
  return { ...notifications, ...useLive(notifications) };
}

/** The messages that have not arrived yet, of all rooms. */
export function useOutbox(): { readonly messages: readonly UnsentMessage[] } & Methods<Outbox> {
  const { outbox } = useNuzzle();
  return { ...outbox, messages: useLive(outbox) };
}
