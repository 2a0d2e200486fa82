import type { ChatState, Room } from '@nuzzle/client';
import { useNuzzle } from '@nuzzle/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Virtuoso } from 'react-virtuoso';
import { useText } from '../language/language-context.js';
import { Icon } from '../look/icon.js';
import { layOut, type ListItem } from './lay-out.js';
import { ChatBeginning, OlderOnTheWay } from './chat-beginning.js';
import styles from './message-list.module.css';
import { MessageMenu, type MenuOf } from './message-menu.js';
import { MessageRow } from './message-row.js';
import { ReplyRow } from './reply-row.js';
import type { Jumper } from './use-jump.js';
import { useMarkRead } from './use-mark-read.js';
import { useReplyState } from './use-reply-state.js';
import { useStickToEnd } from './use-stick-to-end.js';

// Far from zero, because the place of the first message falls with every older one.
const middle = 10_000_000;

interface ListContext {
  readonly room: Room;
  readonly hasOlder: boolean;
  readonly target: string | undefined;
  readonly words: string;
  readonly menuKey: string | undefined;
  readonly openMenu: (menu: MenuOf) => void;
}

const components = { Header: Older, Footer: End };

/** The messages of a room, of which only those in sight exist in the page. It keeps its place while older ones come. */
export function MessageList({
  roomId,
  room,
  chat,
  jumper,
}: {
  readonly roomId: string;
  readonly room: Room;
  readonly chat: Pick<ChatState, 'messages' | 'offset' | 'hasOlder' | 'hasNewer'>;
  readonly jumper: Jumper;
}) {
  const t = useText();
  const actions = useNuzzle().chat(roomId);
  const { list, generation, target, words } = jumper;
  const [menu, openMenu] = useState<MenuOf>();
  const menuKey = menu?.message.key;
  const closeMenu = useCallback(() => openMenu(undefined), []);
  const [isAtEnd, setAtEnd] = useState(true);
  const { messages, offset, hasOlder, hasNewer } = chat;
  const replyState = useReplyState(roomId);
  const hasReply = replyState !== 'idle' && !hasNewer;
  const [unreadFrom] = useState(() => firstUnread(room, messages));
  const items = useMemo(
    () => layOut(messages, unreadFrom, hasReply, hasOlder),
    [messages, unreadFrom, hasReply, hasOlder],
  );
  const startAt = items.findIndex((item) =>
    target === undefined
      ? item.kind === 'message' && item.isFirstUnread
      : item.kind === 'message' && item.message.id === target,
  );
  const { attach, onGrow, stick, release } = useStickToEnd(startAt < 0);
  useMarkRead(actions, messages, isAtEnd && !hasNewer);

  const last = messages.at(-1);
  const ownLast = last?.type === 'USER' && last.state === 'sending' ? last.key : undefined;
  useEffect(() => {
    if (ownLast === undefined) return;
    list.current?.scrollToIndex({ index: 'LAST', align: 'end' });
    stick();
  }, [ownLast, list, stick]);

  useEffect(() => {
    const index = actions.get().messages.findIndex(({ id }) => id !== undefined && id === target);
    if (index < 0) return;
    release();
    list.current?.scrollToIndex({ index, align: 'center' });
  }, [actions, target, list, release]);

  const context = useMemo<ListContext>(
    () => ({ room, hasOlder, target, words, menuKey, openMenu }),
    [room, hasOlder, target, words, menuKey],
  );
  return (
    <div className={styles.frame}>
      <Virtuoso<ListItem, ListContext>
        key={generation}
        ref={list}
        className={styles.list}
        role="log"
        aria-live="off"
        aria-label={t('chat.messages', { name: room.pet.name })}
        data={items}
        context={context}
        components={components}
        firstItemIndex={middle + offset}
        initialTopMostItemIndex={
          startAt < 0
            ? { index: 'LAST', align: 'end' }
            : { index: startAt, align: target === undefined ? 'start' : 'center' }
        }
        computeItemKey={keyOf}
        itemContent={rowOf}
        alignToBottom
        followOutput={followEnd}
        scrollerRef={attach}
        totalListHeightChanged={onGrow}
        atBottomThreshold={96}
        atBottomStateChange={setAtEnd}
        startReached={() => void actions.loadOlder()}
        endReached={() => void (hasNewer && actions.loadNewer())}
        increaseViewportBy={{ top: 900, bottom: 400 }}
      />
      {menu && <MessageMenu key={menu.message.key} roomId={roomId} {...menu} onClose={closeMenu} />}
      {(!isAtEnd || hasNewer) && (
        <button type="button" className={styles.end} onClick={() => void jumper.goToEnd()}>
          <Icon name="down" size={18} />
          {room.unreadCount > 0 ? t('chat.newMessages', { count: room.unreadCount }) : t('chat.toEnd')}
        </button>
      )}
    </div>
  );
}

const followEnd = (isAtEnd: boolean): 'auto' | false => (isAtEnd ? 'auto' : false);

const keyOf = (_index: number, item: ListItem): string =>
  item.kind === 'message' ? item.message.key : item.kind;

const rowOf = (_index: number, item: ListItem, { room, target, words, menuKey, openMenu }: ListContext) =>
  item.kind === 'reply' ? (
    <ReplyRow room={room} />
  ) : item.kind === 'beginning' ? (
    <ChatBeginning pet={room.pet} />
  ) : (
    <MessageRow
      {...item}
      roomId={room.id}
      pet={room.pet}
      isTarget={target !== undefined && item.message.id === target}
      words={words}
      hasMenu={item.message.key === menuKey}
      onMenu={openMenu}
    />
  );

function Older({ context }: { readonly context?: ListContext }) {
  return context?.hasOlder === true && <OlderOnTheWay />;
}

function End() {
  return <div className={styles.foot} />;
}

/** The key of the first message of the pet that the owner had not read when the room was opened. */
function firstUnread(room: Room, messages: ChatState['messages']): string | undefined {
  if (room.unreadCount === 0) return undefined;
  const read = messages.findIndex(({ id }) => id !== undefined && id === room.readUpTo);
  return messages.slice(read + 1).find(({ type }) => type === 'PET')?.key;
}
