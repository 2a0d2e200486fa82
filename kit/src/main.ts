export type {
  Chat,
  ChatActions,
  ChatMessage,
  ChatState,
  Reply,
  ReplyProgressView,
  Room,
  Status,
} from './chat/chat-state.js';
export { createNuzzle } from './create-nuzzle.js';
export { formErrors, type FormErrors } from './form-errors.js';
export type {
  List,
  ListState,
  Notice,
  Notifications,
  NotificationsState,
  Pet,
  Pets,
  Rooms,
  RoomsState,
} from './home/home-state.js';
export type { Live } from './live.js';
export { NuzzleError, toNuzzleError, type ErrorDetails, type FieldFault } from './nuzzle-error.js';
export type { NuzzleOptions, TokenStorage } from './nuzzle-options.js';
export type { ConnectionState, Nuzzle } from './nuzzle.js';
export type { Outbox, UnsentMessage } from './outbox/outbox-state.js';
export type { Presence } from './presence/presence.js';
export type { LogIn, Owner, Session, SessionState } from './session/session-state.js';
