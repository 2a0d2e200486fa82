import type { Notice } from '@nuzzle/client';
import { useNotifications } from '@nuzzle/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Button, ButtonLink } from '../look/button.js';
import { Icon } from '../look/icon.js';
import { Page } from '../look/page.js';
import { EmptyState, ErrorState, Skeleton } from '../look/state.js';
import { Portrait } from '../pets/portrait.js';
import { useTry } from '../session/use-ask.js';
import { useErrorText } from '../session/use-error-text.js';
import styles from './notifications.module.css';

/** What reached the owner while they were away, newest first. Opening one opens its chat, which marks it read. */
export function NotificationsPage() {
  const t = useText();
  const textOf = useErrorText();
  const tryTo = useTry();
  const { status, error, items, unreadCount, hasMore, isLoadingMore, loadMore, refetch, markRead } =
    useNotifications();
  const [isMarking, setMarking] = useState(false);
  const markAll = (): Promise<void> =>
    tryTo(async () => {
      setMarking(true);
      try {
        await markRead();
      } finally {
        setMarking(false);
      }
    });
  const actions = unreadCount > 0 && (
    <Button kind="plain" busy={isMarking} onClick={() => void markAll()}>
      {t('notices.allRead')}
    </Button>
  );
  return (
    <Page title={t('notices.title')} actions={actions}>
      {items.length > 0 ? (
        <ul className={styles.list}>
          {items.map((notice) => (
            <li key={notice.id}>
              <Row notice={notice} onRead={() => void tryTo(() => markRead(notice.id))} />
            </li>
          ))}
        </ul>
      ) : status === 'loading' ? (
        <Skeleton lines={5} />
      ) : status === 'failed' ? (
        <ErrorState text={textOf(error)} onRetry={() => void refetch()} />
      ) : (
        <EmptyState
          title={t('notices.emptyTitle')}
          action={<ButtonLink to="/settings/outreach">{t('notices.why')}</ButtonLink>}
        >
          {t('notices.empty')}
        </EmptyState>
      )}
      {hasMore && (
        <div className={styles.more}>
          <Button busy={isLoadingMore} onClick={() => void loadMore()}>
            {t('notices.more')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Row({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }) {
  const t = useText();
  const times = useTimes();
  const { from, room, title, content, readAt } = notice;
  const at = new Date(notice.deliveredAt ?? notice.createdAt);
  const words = (
    <>
      {from ? (
        <Portrait name={from.name} persona={from.persona} size={48} />
      ) : (
        <span className={styles.service}>
          <Icon name="paw" />
        </span>
      )}
      <span className={styles.words}>
        <span className={styles.head}>
          <strong>
            {from?.name ?? title}
            {readAt === null && <span className={styles.new}>{t('notices.new')}</span>}
          </strong>
          <time dateTime={at.toISOString()}>{times.brief(at)}</time>
        </span>
        <span className={styles.content}>{content}</span>
      </span>
    </>
  );
  const isUnread = readAt === null || undefined;
  if (room)
    return (
      <Link to={`/rooms/${room.id}`} className={styles.row} data-unread={isUnread}>
        {words}
      </Link>
    );
  return (
    <button type="button" className={styles.row} data-unread={isUnread} disabled={!isUnread} onClick={onRead}>
      {words}
    </button>
  );
}
