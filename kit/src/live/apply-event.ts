import type { ApolloCache } from '@apollo/client';
import { putMessage } from '../cache/message-list.js';
import { putIntoLists, takeFromLists, type Place } from '../cache/owner-lists.js';
import {
  GonePetDocument,
  GoneRoomDocument,
  NotificationFieldsFragmentDoc,
  PetFieldsFragmentDoc,
  ReadFieldsFragmentDoc,
  RoomFieldsFragmentDoc,
  type OwnerEventsSubscription,
} from '../generated/graphql.js';

/** An event as the subscription brings it. */
export type OwnerEventEdge = OwnerEventsSubscription['ownerEvents'];

const newestPet = ({ orderBy, status }: Record<string, unknown>, isActive: boolean): Place => {
  if (status !== undefined && status !== null && (status === 'ACTIVE') !== isActive) return 'nowhere';
  return orderBy === 'NEWEST' ? 'first' : orderBy === 'NAME' ? 'unknown' : 'last';
};

const where = (isIn: boolean) => (): Place => (isIn ? 'first' : 'nowhere');

/**
 * Makes the cache right after an event: the object as it is now, and the lists that it comes into or leaves. The same
 * event twice does no more than once.
 */
export function applyEvent(cache: ApolloCache, ownerId: string, { cursor, node }: OwnerEventEdge): void {
  switch (node.__typename) {
    case 'Message':
      return putMessage(cache, node.chatRoom.id, { cursor, node });
    case 'ChatRoom': {
      cache.writeFragment({ fragment: RoomFieldsFragmentDoc, fragmentName: 'RoomFields', data: node });
      const item = { edgeType: 'ChatRoomEdge', node: `ChatRoom:${node.id}` };
      // Lists are read by the newest message, wherever a room was put.
      putIntoLists(cache, ownerId, 'chatRooms', item, where(!node.archived));
      return putIntoLists(cache, ownerId, 'archivedChatRooms', item, where(node.archived));
    }
    case 'ReadMarker':
      return void cache.writeFragment({
        fragment: ReadFieldsFragmentDoc,
        fragmentName: 'ReadFields',
        data: node.chatRoom,
      });
    case 'Pet': {
      cache.writeFragment({ fragment: PetFieldsFragmentDoc, fragmentName: 'PetFields', data: node });
      const item = { edgeType: 'PetEdge', node: `Pet:${node.id}` };
      return putIntoLists(cache, ownerId, 'pets', item, (args) => newestPet(args, node.status === 'ACTIVE'));
    }
    case 'DeletedPet':
      return forgetPet(cache, ownerId, node.id, node.chatRoomId);
    case 'Notification': {
      cache.writeFragment({
        fragment: NotificationFieldsFragmentDoc,
        fragmentName: 'NotificationFields',
        data: node,
      });
      const item = { edgeType: 'NotificationEdge', node: `Notification:${node.id}` };
      return putIntoLists(cache, ownerId, 'notifications', item, ({ orderBy, status }) => {
        if (status !== undefined && status !== null && status !== node.delivery) return 'nowhere';
        return orderBy === 'NEWEST' ? 'first' : 'last';
      });
    }
    default:
      return undefined;
  }
}

/** Takes a deleted pet and its room out of the lists and the cache. */
export function forgetPet(
  cache: ApolloCache,
  ownerId: string,
  petId: string,
  roomId: string | undefined,
): void {
  takeFromLists(cache, ownerId, 'pets', `Pet:${petId}`);
  if (roomId !== undefined) {
    takeFromLists(cache, ownerId, 'chatRooms', `ChatRoom:${roomId}`);
    takeFromLists(cache, ownerId, 'archivedChatRooms', `ChatRoom:${roomId}`);
    // Whoever shows the room learns that there is none.
    cache.writeQuery({ query: GoneRoomDocument, variables: { id: roomId }, data: { chatRoom: null } });
    cache.evict({ id: `ChatRoom:${roomId}` });
  }
  cache.writeQuery({ query: GonePetDocument, variables: { id: petId }, data: { pet: null } });
  cache.evict({ id: `Pet:${petId}` });
  cache.gc();
}
