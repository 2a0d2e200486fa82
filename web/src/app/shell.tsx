import { Suspense, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useText } from '../language/language-context.js';
import { Skeleton } from '../look/state.js';
import { RoomsPane } from '../rooms/rooms-pane.js';
import { ConnectionBanner } from './connection-banner.js';
import { ErrorBoundary } from './error-boundary.js';
import { Navigation } from './navigation.js';
import styles from './shell.module.css';

/** The frame of every screen: the rooms at the side, the screen beside them. A phone shows one of the two. */
export function Shell() {
  const t = useText();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  return (
    <div className={styles.shell} data-pane={pathname === '/' ? 'side' : 'main'}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('skip')}
      </a>
      <ConnectionBanner />
      <div className={styles.side}>
        <RoomsPane />
        <Navigation />
      </div>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Skeleton lines={5} />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}
