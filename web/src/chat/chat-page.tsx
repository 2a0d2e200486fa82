import { useChat } from '@nuzzle/client/react';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { MissingPage } from '../app/missing-page.js';
import { useText } from '../language/language-context.js';
import { usePageTitle } from '../look/page-title.js';
import { ErrorState, Skeleton } from '../look/state.js';
import { useErrorText } from '../session/use-error-text.js';
import { AiNotice } from './ai-notice.js';
import { Announcer } from './announcer.js';
import { ChatHeader } from './chat-header.js';
import styles from './chat-page.module.css';
import { Composer } from './composer.js';
import { MessageList } from './message-list.js';
import { useJump } from './use-jump.js';

const ChatSearch = lazy(async () => ({ default: (await import('./chat-search.js')).ChatSearch }));

/** The chat with one pet. */
export function ChatPage() {
  const { roomId = '' } = useParams();
  return <Chat key={roomId} roomId={roomId} />;
}

function Chat({ roomId }: { readonly roomId: string }) {
  const t = useText();
  const textOf = useErrorText();
  const { status, error, room, ...chat } = useChat(roomId);
  const [isSearching, setSearching] = useState(false);
  const searchButton = useRef<HTMLButtonElement>(null);
  const jumper = useJump(roomId);
  const { forget } = jumper;
  const closeSearch = useCallback(() => {
    setSearching(false);
    searchButton.current?.focus();
    forget();
  }, [forget]);
  usePageTitle(room?.pet.name ?? '');
  if (error?.code === 'NOT_FOUND') return <MissingPage />;
  if (!room)
    return status === 'failed' ? (
      <ErrorState isPage text={textOf(error)} onRetry={() => location.reload()} />
    ) : (
      <Skeleton lines={6} label={t('chat.loading')} />
    );
  return (
    <div className={styles.chat}>
      <ChatHeader
        room={room}
        isSearching={isSearching}
        searchButton={searchButton}
        onSearch={() => (isSearching ? closeSearch() : setSearching(true))}
      />
      <AiNotice pet={room.pet} />
      {isSearching && (
        <Suspense fallback={<Skeleton lines={1} />}>
          <ChatSearch roomId={roomId} petName={room.pet.name} onJump={jumper.go} onClose={closeSearch} />
        </Suspense>
      )}
      <MessageList roomId={roomId} room={room} chat={chat} jumper={jumper} />
      <Announcer messages={chat.messages} petName={room.pet.name} />
      <Composer roomId={roomId} petName={room.pet.name} />
    </div>
  );
}
