import { useSession } from '@nuzzle/client/react';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import { Toasts } from '../look/toast.js';
import { Splash } from './splash.js';
import { guestScreens, linkScreens, ownerScreens, type Screen } from './screens.js';

const Shell = lazy(async () => ({ default: (await import('./shell.js')).Shell }));
const MissingPage = lazy(async () => ({ default: (await import('./missing-page.js')).MissingPage }));

/** The page: which screen an address shows, and to whom. */
export function App() {
  return (
    <BrowserRouter>
      <Toasts>
        <Suspense fallback={<Splash />}>
          <Screens />
        </Suspense>
      </Toasts>
    </BrowserRouter>
  );
}

function Screens() {
  const { status } = useSession();
  if (status === 'loading') return <Splash />;
  return (
    <Routes>
      {linkScreens.map(toRoute)}
      {status === 'signedOut' ? (
        <>
          {guestScreens.map(toRoute)}
          <Route path="*" element={<ToLogIn />} />
        </>
      ) : (
        <Route element={<Shell />}>
          {ownerScreens.map(toRoute)}
          {guestScreens.map(({ path }) => (
            <Route key={path} path={path} element={<ToWhereOneWas />} />
          ))}
          <Route path="*" element={<MissingPage />} />
        </Route>
      )}
    </Routes>
  );
}

const toRoute = ({ path, Screen: Shown }: Screen) => <Route key={path} path={path} element={<Shown />} />;

function ToLogIn() {
  const { pathname } = useLocation();
  return <Navigate to="/log-in" replace state={{ from: pathname }} />;
}

function ToWhereOneWas() {
  const { state } = useLocation() as { readonly state: { readonly from?: string } | null };
  return <Navigate to={state?.from ?? '/'} replace />;
}
