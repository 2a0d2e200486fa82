import type { ChatMessage } from '@nuzzle/client';
import { memo } from 'react';
import { useText } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Portrait } from '../pets/portrait.js';
import { MarkedText } from './marked-text.js';
import { MessageActions } from './message-actions.js';
import { MessageFoot } from './message-foot.js';
import styles from './message-row.module.css';

/** One message: its bubble, and what is known of it. */
export const MessageRow = memo(function MessageRow({
  message,
  startsDay,
  startsGroup,
  endsGroup,
  isFirstUnread,
  canReplace,
  roomId,
  petName,
  persona,
  isTarget,
  words,
}: {
  readonly message: ChatMessage;
  readonly startsDay: boolean;
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
  readonly isFirstUnread: boolean;
  readonly canReplace: boolean;
  readonly roomId: string;
  readonly petName: string;
  readonly persona: string;
  readonly isTarget: boolean;
  readonly words: string;
}) {
  const t = useText();
  const times = useTimes();
  const sentAt = new Date(message.sentAt);
  const isOwn = message.type === 'USER';
  const isDeleted = message.deletedAt !== null;
  return (
    <div className={styles.row} data-starts={startsGroup || undefined}>
      {startsDay && (
        <h2 className={styles.day}>
          <span>{times.day(sentAt)}</span>
        </h2>
      )}
      {isFirstUnread && <p className={styles.fresh}>{t('chat.unreadFromHere')}</p>}
      {message.origin === 'OUTREACH' && startsGroup && (
        <p className={styles.first}>{t('message.wroteFirst', { name: petName })}</p>
      )}
      <article
        className={styles.message}
        data-side={isOwn ? 'owner' : 'pet'}
        data-ends={endsGroup || undefined}
        data-target={isTarget || undefined}
        data-state={message.state}
        aria-label={t('message.label', { who: isOwn ? t('you') : petName, at: times.full(sentAt) })}
      >
        {!isOwn && (
          <span className={styles.portrait}>
            {endsGroup && <Portrait name={petName} persona={persona} size={32} />}
          </span>
        )}
        <p className={styles.bubble} data-deleted={isDeleted || undefined}>
          {isDeleted ? t('message.deleted') : <MarkedText text={message.content} words={words} />}
        </p>
        {!isDeleted && message.id !== undefined && (
          <MessageActions roomId={roomId} id={message.id} content={message.content} canReplace={canReplace} />
        )}
      </article>
      <MessageFoot message={message} roomId={roomId} isShown={endsGroup || message.state !== 'sent' || message.stopped} />
    </div>
  );
});
