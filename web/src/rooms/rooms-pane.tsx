import { useRooms } from '@nuzzle/client/react';
import { Link } from 'react-router';
import { useText } from '../language/language-context.js';
import { ButtonLink } from '../look/button.js';
import { Icon } from '../look/icon.js';
import { EmptyState, ErrorState, Skeleton } from '../look/state.js';
import { useErrorText } from '../session/use-error-text.js';
import { RoomList } from './room-list.js';
import styles from './rooms-pane.module.css';
import { useUnreadInTitle } from '../look/page-title.js';

/**
 * The owner's chats, and the way to a new pet.
 * @param props.isScreen whether they are the whole screen, as on a phone, and not at its side
 */
export function RoomsPane({ isScreen }: { readonly isScreen: boolean }) {
  const t = useText();
  const Title = isScreen ? 'h1' : 'h2';
  const { unreadCount } = useRooms();
  useUnreadInTitle(unreadCount);
  return (
    <section className={styles.pane} aria-labelledby="rooms-title">
      <header className={styles.head}>
        <img src="/icon.svg" alt="" width="34" height="34" />
        <Title id="rooms-title" className={styles.title}>
          {t('rooms.title')}
        </Title>
        <Link to="/pets/new" className={styles.add} title={t('newPet.title')} aria-label={t('newPet.title')}>
          <Icon name="plus" />
        </Link>
      </header>
      <div className={styles.scroll}>
        <Rooms />
      </div>
    </section>
  );
}

function Rooms() {
  const t = useText();
  const textOf = useErrorText();
  const { status, error, refetch, ...list } = useRooms();
  if (list.items.length > 0) return <RoomList {...list} />;
  if (status === 'loading') return <Skeleton lines={4} label={t('rooms.loading')} />;
  if (status === 'failed') return <ErrorState text={textOf(error)} onRetry={() => void refetch()} />;
  return (
    <EmptyState
      title={t('rooms.emptyTitle')}
      action={
        <ButtonLink kind="primary" to="/pets/new">
          {t('newPet.title')}
        </ButtonLink>
      }
    >
      {t('rooms.empty')}
    </EmptyState>
  );
}
