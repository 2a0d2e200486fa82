import type { MessageFieldsFragment } from '../generated/graphql.js';
import type { UnsentMessage } from '../outbox/outbox-state.js';
import type { ChatMessage } from './chat-state.js';

/** Messages as they were shown, so that one that has not changed is the same object. */
const shown = new WeakMap<object, ChatMessage>();

function arrived(node: MessageFieldsFragment): ChatMessage {
  const before = shown.get(node);
  if (before) return before;
  // The key of a message of the owner is its clientMessageId, which it has had since before it arrived.
  const message = { ...node, key: node.clientMessageId ?? node.id, state: 'sent' as const };
  shown.set(node, message);
  return message;
}

function onItsWay(unsent: UnsentMessage): ChatMessage {
  const before = shown.get(unsent);
  if (before) return before;
  const message: ChatMessage = {
    key: unsent.clientMessageId,
    id: undefined,
    clientMessageId: unsent.clientMessageId,
    type: 'USER',
    origin: 'OWNER',
    content: unsent.content,
    sentAt: unsent.writtenAt,
    deletedAt: null,
    replacedAt: null,
    replacesId: null,
    stopped: false,
    state: unsent.state === 'failed' ? 'failed' : 'sending',
    failure: unsent.failure,
  };
  shown.set(unsent, message);
  return message;
}

/**
 * The messages of a window, and behind them those on their way, in the order of writing. One that has arrived is not
 * shown as one on its way, too.
 */
export function readMessages(
  window: readonly { readonly node: MessageFieldsFragment }[],
  unsent: readonly UnsentMessage[],
): ChatMessage[] {
  const known = new Set<string>();
  for (const { node } of window) if (node.clientMessageId !== null) known.add(node.clientMessageId);
  return [
    ...window.map(({ node }) => arrived(node)),
    ...unsent.filter(({ clientMessageId }) => !known.has(clientMessageId)).map(onItsWay),
  ];
}
