import type { ChatMessage } from '@nuzzle/client';
import { dayNumber } from '../language/times.js';

/** What a list of messages shows: a message with what its neighbours make of it, or something beside the messages. */
export type ListItem =
  | {
      readonly kind: 'message';
      readonly message: ChatMessage;
      /** Whether nothing was said before it. */
      readonly startsRoom: boolean;
      /** Whether it is the first one of its day. */
      readonly startsDay: boolean;
      /** Whether the one before is not close by, from the same sender. */
      readonly startsGroup: boolean;
      readonly endsGroup: boolean;
      readonly isFirstUnread: boolean;
      /** Whether it is the newest message, and a reply, so that another answer can replace it. */
      readonly canReplace: boolean;
    }
  | { readonly kind: 'reply' }
  /** Who the pet is, while nothing has been said. */
  | { readonly kind: 'beginning' };

const groupGap = 5 * 60_000;

/** Lays out the messages of a room: their days, their groups, where the unread ones begin. */
export function layOut(
  messages: readonly ChatMessage[],
  unreadFrom: string | undefined,
  hasReply: boolean,
  hasOlder: boolean,
): ListItem[] {
  if (messages.length === 0 && !hasOlder)
    return hasReply ? [{ kind: 'beginning' }, { kind: 'reply' }] : [{ kind: 'beginning' }];
  const items: ListItem[] = messages.map((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const isFirstUnread = message.key === unreadFrom;
    return {
      kind: 'message',
      message,
      startsRoom: index === 0 && !hasOlder,
      startsDay: before ? dayOf(before) !== dayOf(message) : !hasOlder,
      startsGroup: isFirstUnread || !before || !areClose(before, message),
      endsGroup: !after || !areClose(message, after) || after.key === unreadFrom,
      isFirstUnread,
      canReplace: !after && !hasReply && message.origin === 'REPLY' && message.deletedAt === null,
    };
  });
  if (hasReply) items.push({ kind: 'reply' });
  return items;
}

const dayOf = (message: ChatMessage): number => dayNumber(new Date(message.sentAt));

const areClose = (one: ChatMessage, next: ChatMessage): boolean =>
  one.type === next.type &&
  one.origin === next.origin &&
  Date.parse(next.sentAt) - Date.parse(one.sentAt) < groupGap &&
  dayOf(one) === dayOf(next);
