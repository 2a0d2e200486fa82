import type { Room } from '@nuzzle/client';
import type { RefObject } from 'react';
import { Link } from 'react-router';
import { useText } from '../language/language-context.js';
import { IconButton } from '../look/button.js';
import { Icon } from '../look/icon.js';
import { Portrait } from '../pets/portrait.js';
import styles from './chat-header.module.css';
import { useReplyState } from './use-reply-state.js';

/** Who one talks with, what they are doing, and the search. */
export function ChatHeader({
  room,
  isSearching,
  searchButton,
  onSearch,
}: {
  readonly room: Room;
  readonly isSearching: boolean;
  readonly searchButton: RefObject<HTMLButtonElement | null>;
  readonly onSearch: () => void;
}) {
  const t = useText();
  const { pet } = room;
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.back} aria-label={t('back')}>
        <Icon name="back" />
      </Link>
      <Link to={`/pets/${pet.id}`} className={styles.who} title={t('chat.about', { name: pet.name })}>
        <Portrait name={pet.name} persona={pet.persona} size={44} />
        <span className={styles.words}>
          <h1 className={styles.name}>{pet.name}</h1>
          <span className={styles.state}>
            <PetState room={room} />
          </span>
        </span>
      </Link>
      <IconButton ref={searchButton} label={t('search.title')} aria-expanded={isSearching} onClick={onSearch}>
        <Icon name="search" />
      </IconButton>
    </header>
  );
}

function PetState({ room }: { readonly room: Room }) {
  const t = useText();
  const state = useReplyState(room.id);
  if (state === 'thinking') return t('rooms.thinking');
  return t(room.pet.status === 'RESTING' ? 'pet.resting' : 'pet.here');
}
