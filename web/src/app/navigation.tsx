import { useNotifications } from '@nuzzle/client/react';
import { NavLink } from 'react-router';
import { useText } from '../language/language-context.js';
import type { TextKey } from '../language/catalogue.js';
import { Icon, type IconName } from '../look/icon.js';
import styles from './navigation.module.css';

const places: readonly { readonly to: string; readonly icon: IconName; readonly text: TextKey }[] = [
  { to: '/', icon: 'chat', text: 'nav.chats' },
  { to: '/notifications', icon: 'bell', text: 'nav.notifications' },
  { to: '/settings', icon: 'gear', text: 'nav.settings' },
  { to: '/help', icon: 'help', text: 'nav.help' },
];

/** The places of the page, at the foot of the rooms. */
export function Navigation() {
  const t = useText();
  const { unreadCount: unreadNotifications } = useNotifications();
  return (
    <nav aria-label={t('nav.label')} className={styles.navigation}>
      {places.map(({ to, icon, text }) => (
        <NavLink key={to} to={to} end={to === '/'} className={styles.place}>
          <Icon name={icon} />
          <span>{t(text)}</span>
          {to === '/notifications' && unreadNotifications > 0 && (
            <span className={styles.dot}>
              <span className="unseen">{t('nav.notifications.unread', { count: unreadNotifications })}</span>
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
