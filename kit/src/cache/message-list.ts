import type { ApolloCache } from '@apollo/client';
import { MessageFieldsFragmentDoc, type MessageFieldsFragment } from '../generated/graphql.js';
import { insert, remove, type MessageWindow, type ReadField } from './message-window.js';

/**
 * Writes a message, and puts it into its room's window if it is new there. A repeat changes nothing, a message that was
 * deleted loses its words, and a reply that another one replaced leaves.
 */
export function putMessage(
  cache: ApolloCache,
  chatRoomId: string,
  { cursor, node }: { readonly cursor: string; readonly node: MessageFieldsFragment },
): void {
  writeMessage(cache, node);
  const ref = cache.identify({ __typename: 'Message', id: node.id });
  const gone = new Set<string>();
  if (node.replacedAt !== null) gone.add(`Message:${node.id}`);
  if (node.replacesId !== null) gone.add(`Message:${node.replacesId}`);
  changeWindow(cache, chatRoomId, (window, read) => {
    const rest = gone.size > 0 ? remove(window, gone) : window;
    if (ref === undefined || node.replacedAt !== null) return rest;
    return insert(rest, { __typename: 'MessageEdge', cursor, node: { __ref: ref } }, read);
  });
}

/** Writes a message, wherever it is shown. */
export function writeMessage(cache: ApolloCache, node: MessageFieldsFragment): void {
  cache.writeFragment({ fragment: MessageFieldsFragmentDoc, fragmentName: 'MessageFields', data: node });
}

/** Changes the window of a room, if the cache has one. */
export function changeWindow(
  cache: ApolloCache,
  chatRoomId: string,
  change: (window: MessageWindow, read: ReadField) => MessageWindow,
): void {
  cache.modify<{ messages: MessageWindow }>({
    id: `ChatRoom:${chatRoomId}`,
    fields: {
      messages: (existing, { readField }) => change(existing as MessageWindow, readField),
    },
  });
}
