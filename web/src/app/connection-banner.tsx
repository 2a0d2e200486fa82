import { useConnection } from '@nuzzle/client/react';
import { useEffect, useState } from 'react';
import { useText } from '../language/language-context.js';
import { Icon } from '../look/icon.js';
import styles from './connection-banner.module.css';

// A connection that is back within this time was never missed.
const patience = 1_500;

/** Says that the connection is lost, and that nothing else is. */
export function ConnectionBanner() {
  const t = useText();
  const connection = useConnection();
  const isLost = connection !== 'connected';
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isLost) return undefined;
    const timer = setTimeout(() => setShown(true), patience);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [isLost]);
  return (
    <div role="status" className={styles.place}>
      {isShown && isLost && (
        <p className={styles.banner}>
          <Icon name="warn" size={18} />
          {t(connection === 'offline' ? 'connection.offline' : 'connection.connecting')}
        </p>
      )}
    </div>
  );
}
