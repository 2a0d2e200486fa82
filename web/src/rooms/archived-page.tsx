import { useRooms } from '@nuzzle/client/react';
import { useText } from '../language/language-context.js';
import { Page } from '../look/page.js';
import { EmptyState, ErrorState, Skeleton } from '../look/state.js';
import { useErrorText } from '../session/use-error-text.js';
import { RoomList } from './room-list.js';

/** Chats that have been silent for half a year. A message brings one back. */
export function ArchivedPage() {
  const t = useText();
  const textOf = useErrorText();
  const { status, error, refetch, ...list } = useRooms({ archived: true });
  return (
    <Page title={t('rooms.archived')} backAlways>
      <p>{t('archived.intro')}</p>
      {list.items.length > 0 ? (
        <RoomList {...list} isArchive />
      ) : status === 'loading' ? (
        <Skeleton />
      ) : status === 'failed' ? (
        <ErrorState text={textOf(error)} onRetry={() => void refetch()} />
      ) : (
        <EmptyState title={t('archived.empty')} />
      )}
    </Page>
  );
}
