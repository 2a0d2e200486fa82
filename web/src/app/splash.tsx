import { useText } from '../language/language-context.js';
import styles from './splash.module.css';

/** What stands there while the page finds out who is here. */
export function Splash() {
  const t = useText();
  return (
    <div className={styles.splash} role="status" aria-label={t('loading')}>
      <img src="/icon.svg" alt="" width="72" height="72" />
    </div>
  );
}
