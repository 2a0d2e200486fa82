import type { Room } from '@nuzzle/client';
import { Link } from 'react-router';
import { useText } from '../language/language-context.js';
import { Button } from '../look/button.js';
import { RoomRow } from './room-row.js';
import styles from './room-list.module.css';

/** Chats, newest first, and more of them on demand. */
export function RoomList({
  items,
  hasMore,
  isLoadingMore,
  loadMore,
  isArchive = false,
}: {
  readonly items: readonly Room[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => Promise<void>;
  readonly isArchive?: boolean;
}) {
  const t = useText();
  return (
    <div className={styles.list}>
      <ul className={styles.rooms}>
        {items.map((room) => (
          <li key={room.id}>
            <RoomRow room={room} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button kind="plain" busy={isLoadingMore} onClick={() => void loadMore()}>
          {t('rooms.more')}
        </Button>
      )}
      {!hasMore && !isArchive && (
        <Link to="/archived" className={styles.archive}>
          {t('rooms.archived')}
        </Link>
      )}
    </div>
  );
}
