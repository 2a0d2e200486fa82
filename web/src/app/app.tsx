import { lazy, Suspense } from 'react';
import { BrowserRouter } from 'react-router';
import { Toasts } from '../look/toast.js';
import { usePhase } from '../session/phase.js';
import { ErrorBoundary } from './error-boundary.js';
import { GuestScreens } from './guest-screens.js';
import { Splash } from './splash.js';

const WorkerLink = lazy(async () => ({ default: (await import('../pwa/worker-link.js')).WorkerLink }));
const OwnerScreens = lazy(async () => ({ default: (await import('./owner-screens.js')).OwnerScreens }));

/** The page, for a guest or for its owner. */
export function App() {
  const phase = usePhase();
  return (
    <BrowserRouter>
      <Toasts>
        <ErrorBoundary>
          <Suspense fallback={<Splash />}>{phase === 'guest' ? <GuestScreens /> : <OwnerScreens />}</Suspense>
        </ErrorBoundary>
        <Suspense>
          <WorkerLink isGuest={phase === 'guest'} />
        </Suspense>
      </Toasts>
    </BrowserRouter>
  );
}
