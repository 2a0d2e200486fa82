import type { Room } from '@nuzzle/client';
import { useText } from '../language/language-context.js';
import { Portrait } from '../pets/portrait.js';
import { ThinkingDots } from '../rooms/thinking-dots.js';
import styles from './chat-beginning.module.css';

/** What stands above the oldest message: that older ones come, or who the pet is. */
export function ChatBeginning({ pet, hasOlder }: { readonly pet: Room['pet']; readonly hasOlder: boolean }) {
  const t = useText();
  if (hasOlder)
    return (
      <div className={styles.older}>
        <ThinkingDots />
        <span className="unseen">{t('chat.loadingOlder')}</span>
      </div>
    );
  return (
    <div className={styles.beginning}>
      <Portrait name={pet.name} persona={pet.persona} size={112} />
      <h2 className={styles.name}>{pet.name}</h2>
      <p className={styles.persona}>{pet.persona}</p>
    </div>
  );
}
