import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../language/language-context.js';
import { Button } from '../look/button.js';
import { endPush } from './end-push.js';
import styles from './worker-link.module.css';
import { onNewVersion, onOpen, takeNewVersion } from './worker-registration.js';

/** Follows the service worker: opens the room of a pressed notification, offers a new version, ends pushes for guests. */
export function WorkerLink({ isGuest }: { readonly isGuest: boolean }) {
  const t = useText();
  const navigate = useNavigate();
  const [worker, setWorker] = useState<ServiceWorker>();
  useEffect(() => onOpen((path) => void navigate(path)), [navigate]);
  useEffect(() => onNewVersion(setWorker), []);
  useEffect(() => {
    if (isGuest) void endPush().catch(() => undefined);
  }, [isGuest]);
  return (
    <div role="status">
      {worker && (
        <p className={styles.update}>
          {t('update.text')}
          <Button kind="plain" onClick={() => takeNewVersion(worker)}>
            {t('update.do')}
          </Button>
        </p>
      )}
    </div>
  );
}
