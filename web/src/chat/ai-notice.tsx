import type { Room } from '@nuzzle/client';
import { Link } from 'react-router';
import { useText } from '../language/language-context.js';
import styles from './ai-notice.module.css';

/** Says, for as long as the chat is open, that one talks with an AI, and where to find people who help. */
export function AiNotice({ pet }: { readonly pet: Room['pet'] }) {
  const t = useText();
  return (
    <p className={styles.notice}>
      {t('chat.ai', { name: pet.name })} <Link to="/help">{t('chat.help')}</Link>
    </p>
  );
}
