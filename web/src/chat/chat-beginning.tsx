import type { Room } from '@nuzzle/client';
import { useText } from '../language/language-context.js';
import { Portrait } from '../pets/portrait.js';
import { ThinkingDots } from '../rooms/thinking-dots.js';
import styles from './chat-beginning.module.css';

/** What stands above the first message of a chat: who the pet is. */
export function ChatBeginning({ pet }: { readonly pet: Room['pet'] }) {
  return (
    <div className={styles.beginning}>
      <Portrait name={pet.name} persona={pet.persona} size={112} />
      <h2 className={styles.name}>{pet.name}</h2>
      <p className={styles.persona}>{pet.persona}</p>
    </div>
  );
}

/** What stands above the oldest message that is there, while older ones come. */
export function OlderOnTheWay() {
  const t = useText();
  return (
    <div className={styles.older}>
      <ThinkingDots />
      <span className="unseen">{t('chat.loadingOlder')}</span>
    </div>
  );
}
