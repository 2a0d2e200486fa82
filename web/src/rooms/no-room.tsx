import { useText } from '../language/language-context.js';
import { usePageTitle } from '../look/page-title.js';
import { EmptyState } from '../look/state.js';

/** What stands beside the chats while none is open. */
export function NoRoom() {
  const t = useText();
  usePageTitle('');
  return (
    <EmptyState
      isPage
      title={t('noRoom.title')}
      picture={<img src="/icon.svg" alt="" width="88" height="88" />}
    >
      {t('noRoom.text')}
    </EmptyState>
  );
}
