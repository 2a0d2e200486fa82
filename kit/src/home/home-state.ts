import type { Status } from '../chat/chat-state.js';
import type {
  CreatePetInput,
  NotificationFieldsFragment,
  PetFieldsFragment,
  RoomFieldsFragment,
  UpdatePetInput,
} from '../generated/graphql.js';
import type { Live } from '../live.js';
import type { NuzzleError } from '../nuzzle-error.js';

/** A pet, with the ID of its chat room. */
export type Pet = PetFieldsFragment;

/** A notification. `kind` is its type, `delivery` its status, `deliveredAt` its `sentAt`; it is `from` a pet in a `room`. */
export type Notice = NotificationFieldsFragment;

/** A list that grows by pages. */
export interface ListState<T> {
  readonly status: Status;
  readonly error: NuzzleError | undefined;
  readonly items: readonly T[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
}

/** A list that stays right while somebody follows it. */
export interface List<T, S extends ListState<T> = ListState<T>> extends Live<S> {
  /** Loads the next page. Never throws; a second call while one loads does nothing. */
  readonly loadMore: () => Promise<void>;
  /** Reads the list again, such as after an error. Never throws. */
  readonly refetch: () => Promise<void>;
}

/** The owner's pets, oldest first. Methods throw NuzzleError. */
export interface Pets extends List<Pet> {
  readonly create: (input: CreatePetInput) => Promise<Pet>;
  readonly update: (input: UpdatePetInput) => Promise<Pet>;
  /** Deletes a pet with its chat room. */
  readonly remove: (petId: string) => Promise<void>;
}

/** Chat rooms, newest message first. */
export interface RoomsState extends ListState<RoomFieldsFragment> {
  /** The number of unread messages in all rooms, archived ones too. */
  readonly unreadCount: number;
}

/** The owner's chat rooms. */
export type Rooms = List<RoomFieldsFragment, RoomsState>;

/** Sent notifications, newest first. */
export interface NotificationsState extends ListState<Notice> {
  /** The number of unread notifications. */
  readonly unreadCount: number;
}

/** The owner's notifications. */
export interface Notifications extends List<Notice, NotificationsState> {
  /** Marks the notifications up to one of them read, or all. */
  readonly markRead: (upTo?: string) => Promise<void>;
}
