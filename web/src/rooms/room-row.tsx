import type { Room } from '@nuzzle/client';
import { memo } from 'react';
import { NavLink } from 'react-router';
import { useText } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Portrait } from '../pets/portrait.js';
import styles from './room-row.module.css';
import { ThinkingDots } from './thinking-dots.js';

/** One chat in the list: who, what was said last and when, how much is unread, and whether the pet is thinking. */
export const RoomRow = memo(function RoomRow({ room }: { readonly room: Room }) {
  const t = useText();
  const times = useTimes();
  const { pet, lastMessageAt, unreadCount, replyState } = room;
  return (
    <NavLink to={`/rooms/${room.id}`} className={styles.row} data-unread={unreadCount > 0 || undefined}>
      <Portrait name={pet.name} persona={pet.persona} size={52} />
      <span className={styles.words}>
        <span className={styles.line}>
          <span className={styles.name}>{pet.name}</span>
          {lastMessageAt !== null && (
            <time className={styles.time} dateTime={lastMessageAt}>
              {times.brief(new Date(lastMessageAt))}
            </time>
          )}
        </span>
        <span className={styles.line}>
          <span className={styles.last}>
            {replyState === 'THINKING' ? (
              <span className={styles.thinking}>
                <ThinkingDots />
                {t('rooms.thinking')}
              </span>
            ) : (
              <LastWords room={room} />
            )}
          </span>
          {unreadCount > 0 && (
            <span className={styles.unread}>
              <span aria-hidden>{unreadCount > 99 ? '99+' : unreadCount}</span>
              <span className="unseen">{t('rooms.unread', { count: unreadCount })}</span>
            </span>
          )}
        </span>
      </span>
    </NavLink>
  );
});

function LastWords({ room }: { readonly room: Room }) {
  const t = useText();
  const last = room.lastMessage;
  if (room.replyState === 'FAILED') return <span className={styles.failed}>{t('rooms.failed')}</span>;
  if (!last) return <em>{t('rooms.sayHello')}</em>;
  if (last.deletedAt !== null) return <em>{t('message.deleted')}</em>;
  return last.type === 'USER' ? t('rooms.you', { words: last.content }) : last.content;
}
