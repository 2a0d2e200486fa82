import type { ApolloClient, Reference } from '@apollo/client';
import { known } from '../chat/chat-actions.js';
import { putIntoLists } from '../cache/owner-lists.js';
import {
  ArchivedRoomsDocument,
  CreatePetDocument,
  DeletePetDocument,
  MarkNotificationsReadDocument,
  NotificationsDocument,
  PetsDocument,
  RoomsDocument,
  UpdatePetDocument,
} from '../generated/graphql.js';
import { forgetPet } from '../live/apply-event.js';
import type { Live } from '../live.js';
import type { Wait } from '../wait.js';
import type { SessionState } from '../session/session-state.js';
import type { Notifications, Pets, Rooms } from './home-state.js';
import { openList } from './open-list.js';

/** The owner's lists. */
export interface Home {
  readonly pets: Pets;
  readonly rooms: Rooms;
  readonly archivedRooms: Rooms;
  readonly notifications: Notifications;
}

const nodes = <T>(list: { edges: readonly { node: T }[] }): readonly T[] =>
  list.edges.map(({ node }) => node);

/**
 * Opens the lists of the owner who is logged in.
 * @param reads what failed reads wait for before the next try
 */
export function openHome(apollo: ApolloClient, session: Live<SessionState>, reads: Wait): Home {
  const ownerId = (): string | undefined => session.get().owner?.id;
  const rooms = openList(
    apollo,
    session,
    reads,
    RoomsDocument,
    ({ me }) => ({
      items: nodes(me.chatRooms),
      pageInfo: me.chatRooms.pageInfo,
      extra: { unreadCount: me.unreadCount },
    }),
    { unreadCount: 0 },
  );
  const archivedRooms = openList(
    apollo,
    session,
    reads,
    ArchivedRoomsDocument,
    ({ me }) => ({
      items: nodes(me.archivedChatRooms),
      pageInfo: me.archivedChatRooms.pageInfo,
      extra: { unreadCount: me.unreadCount },
    }),
    { unreadCount: 0 },
  );
  const notices = openList(
    apollo,
    session,
    reads,
    NotificationsDocument,
    ({ me }) => ({
      items: nodes(me.notifications),
      pageInfo: me.notifications.pageInfo,
      extra: { unreadCount: me.unreadNotificationCount },
    }),
    { unreadCount: 0 },
  );
  const pets = openList(
    apollo,
    session,
    reads,
    PetsDocument,
    ({ me }) => ({ items: nodes(me.pets), pageInfo: me.pets.pageInfo, extra: {} }),
    {},
  );

  return {
    rooms,
    archivedRooms,
    notifications: {
      ...notices,
      async markRead(upTo) {
        await known(
          apollo.mutate({
            mutation: MarkNotificationsReadDocument,
            variables: { input: upTo === undefined ? {} : { upTo } },
          }),
        );
      },
    },
    pets: {
      ...pets,
      async create(input) {
        const { data } = await known(apollo.mutate({ mutation: CreatePetDocument, variables: { input } }));
        const pet = data!.createPet.petEdge.node;
        const owner = ownerId();
        // The live event may have put it there already, or will find it there.
        if (owner !== undefined)
          apollo.cache.batch({
            update(cache) {
              const item = { edgeType: 'PetEdge', node: `Pet:${pet.id}` };
              putIntoLists(cache, owner, 'pets', item, ({ orderBy, status }) =>
                status === 'RESTING'
                  ? 'nowhere'
                  : orderBy === 'NEWEST'
                    ? 'first'
                    : orderBy
                      ? 'unknown'
                      : 'last',
              );
              const room = { edgeType: 'ChatRoomEdge', node: `ChatRoom:${pet.chatRoom.id}` };
              putIntoLists(cache, owner, 'chatRooms', room, () => 'last');
            },
          });
        return pet;
      },
      async update(input) {
        const { data } = await known(apollo.mutate({ mutation: UpdatePetDocument, variables: { input } }));
        return data!.updatePet.pet;
      },
      async remove(petId) {
        const { cache } = apollo;
        let roomId: string | undefined;
        await known(apollo.mutate({ mutation: DeletePetDocument, variables: { input: { petId } } }));
        cache.modify<{ chatRoom: Reference }>({
          id: `Pet:${petId}`,
          fields: {
            chatRoom(room, { readField }) {
              roomId = readField<string>('id', room);
              return room;
            },
          },
        });
        const owner = ownerId();
        if (owner !== undefined) cache.batch({ update: (inner) => forgetPet(inner, owner, petId, roomId) });
      },
    },
  };
}
