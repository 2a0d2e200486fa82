import type { ChatMessage, Room } from '@nuzzle/client';
import { memo } from 'react';
import { useText } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Icon } from '../look/icon.js';
import { Portrait } from '../pets/portrait.js';
import { ChatBeginning } from './chat-beginning.js';
import { MarkedText } from './marked-text.js';
import type { MenuOf } from './message-menu.js';
import { MessageFoot } from './message-foot.js';
import styles from './message-row.module.css';

/** One message: its bubble, and what is known of it. */
export const MessageRow = memo(function MessageRow({
  message,
  startsRoom,
  startsDay,
  startsGroup,
  endsGroup,
  isFirstUnread,
  canReplace,
  roomId,
  pet,
  isTarget,
  words,
  hasMenu,
  onMenu,
}: {
  readonly message: ChatMessage;
  readonly startsRoom: boolean;
  readonly startsDay: boolean;
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
  readonly isFirstUnread: boolean;
  readonly canReplace: boolean;
  readonly roomId: string;
  readonly pet: Room['pet'];
  readonly isTarget: boolean;
  readonly words: string;
  /** Whether its menu is open. */
  readonly hasMenu: boolean;
  readonly onMenu: (menu: MenuOf) => void;
}) {
  const t = useText();
  const times = useTimes();
  const sentAt = new Date(message.sentAt);
  const isOwn = message.type === 'USER';
  const isDeleted = message.deletedAt !== null;
  return (
    <div className={styles.row} data-starts={startsGroup || undefined}>
      {startsRoom && <ChatBeginning pet={pet} />}
      {startsDay && (
        <h2 className={styles.day}>
          <span>{times.day(sentAt)}</span>
        </h2>
      )}
      {isFirstUnread && <p className={styles.fresh}>{t('chat.unreadFromHere')}</p>}
      {message.origin === 'OUTREACH' && startsGroup && (
        <p className={styles.first}>{t('message.wroteFirst', { name: pet.name })}</p>
      )}
      <article
        className={styles.message}
        data-side={isOwn ? 'owner' : 'pet'}
        data-ends={endsGroup || undefined}
        data-target={isTarget || undefined}
        data-state={message.state}
        aria-label={t('message.label', { who: isOwn ? t('you') : pet.name, at: times.full(sentAt) })}
      >
        {!isOwn && (
          <span className={styles.portrait}>
            {endsGroup && <Portrait name={pet.name} persona={pet.persona} size={32} />}
          </span>
        )}
        <p className={styles.bubble} data-deleted={isDeleted || undefined}>
          {isDeleted ? t('message.deleted') : <MarkedText text={message.content} words={words} />}
        </p>
        {!isDeleted && message.id !== undefined && (
          <button
            type="button"
            className={styles.more}
            aria-label={t('message.actions')}
            aria-expanded={hasMenu}
            onClick={({ currentTarget }) => onMenu({ message, canReplace, button: currentTarget })}
          >
            <Icon name="more" size={18} />
          </button>
        )}
      </article>
      <MessageFoot
        message={message}
        roomId={roomId}
        isShown={endsGroup || message.state !== 'sent' || message.stopped}
      />
    </div>
  );
});
