import { useOutbox, useSession } from '@nuzzle/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../language/language-context.js';
import type { TextKey } from '../language/catalogue.js';
import { Button } from '../look/button.js';
import { ConfirmDialog } from '../look/confirm-dialog.js';
import { Icon, type IconName } from '../look/icon.js';
import { Page } from '../look/page.js';
import { useTry } from '../session/use-ask.js';
import styles from './settings.module.css';

const parts: readonly {
  readonly to: string;
  readonly icon: IconName;
  readonly title: TextKey;
  readonly about: TextKey;
}[] = [
  { to: 'profile', icon: 'paw', title: 'settings.profile', about: 'settings.profile.about' },
  { to: 'outreach', icon: 'wait', title: 'settings.outreach', about: 'settings.outreach.about' },
  { to: 'push', icon: 'bell', title: 'settings.push', about: 'settings.push.about' },
  { to: 'account', icon: 'key', title: 'settings.account', about: 'settings.account.about' },
  { to: 'devices', icon: 'device', title: 'settings.devices', about: 'settings.devices.about' },
  { to: 'usage', icon: 'meter', title: 'settings.usage', about: 'settings.usage.about' },
  { to: 'data', icon: 'copy', title: 'settings.data', about: 'settings.data.about' },
];

/** The parts of the settings, and the way out. */
export function SettingsPage() {
  const t = useText();
  return (
    <Page title={t('settings.title')}>
      <ul className={styles.menu}>
        {parts.map(({ to, icon, title, about }) => (
          <li key={to}>
            <Link to={`/settings/${to}`} className={styles.part}>
              <Icon name={icon} />
              <span className={styles.words}>
                <strong>{t(title)}</strong>
                <span className={styles.about}>{t(about)}</span>
              </span>
              <Icon name="back" size={18} />
            </Link>
          </li>
        ))}
      </ul>
      <LogOut />
    </Page>
  );
}

function LogOut() {
  const t = useText();
  const tryTo = useTry();
  const { logOut } = useSession();
  const { messages } = useOutbox();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles.row}>
      <Button onClick={() => (messages.length > 0 ? setAsking(true) : void tryTo(logOut))}>
        {t('settings.logOut')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('settings.logOut.title')}
          text={t('settings.logOut.unsent', { count: messages.length })}
          action={t('settings.logOut')}
          onClose={() => setAsking(false)}
          onConfirm={logOut}
        />
      )}
    </div>
  );
}
