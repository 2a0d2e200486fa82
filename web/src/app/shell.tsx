import { Suspense, type MouseEvent } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useText } from '../language/language-context.js';
import { Skeleton } from '../look/state.js';
import { useIsWide } from '../look/use-is-wide.js';
import { RoomsPane } from '../rooms/rooms-pane.js';
import { ConnectionBanner } from './connection-banner.js';
import { ErrorBoundary } from './error-boundary.js';
import { Navigation } from './navigation.js';
import styles from './shell.module.css';

/** The frame of every screen: the rooms at the side, the screen beside them. A phone shows one of the two. */
export function Shell() {
  const t = useText();
  const { pathname } = useLocation();
  const isWide = useIsWide();
  const isHome = pathname === '/';
  // On a phone, the rooms are the screen of `/`.
  const Side = isHome && !isWide ? 'main' : 'div';
  return (
    <div className={styles.shell} data-pane={isHome ? 'side' : 'main'}>
      <a className={styles.skip} href="#main" onClick={goToMain}>
        {t('skip')}
      </a>
      <ConnectionBanner />
      <div className={styles.side}>
        <Side className={styles.rooms} {...(Side === 'main' && { id: 'main', tabIndex: -1 })}>
          <RoomsPane isScreen={Side === 'main'} />
        </Side>
        <Navigation />
      </div>
      {Side === 'div' && (
        <main id="main" tabIndex={-1} className={styles.main}>
          <ErrorBoundary key={pathname}>
            <Suspense fallback={<Skeleton lines={5} />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      )}
    </div>
  );
}

function goToMain(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
}
