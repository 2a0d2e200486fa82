import { NuzzleProvider, useSession } from '@nuzzle/client/react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { useKeptPush } from '../pwa/use-push.js';
import { nuzzle } from '../session/nuzzle.js';
import { useOwnerLanguage } from '../session/use-owner-language.js';
import { MissingPage } from './missing-page.js';
import { guestScreens, linkScreens, ownerScreens, toRoute } from './screens.js';
import { Shell } from './shell.js';
import { Splash } from './splash.js';

/** The screens of the owner who is logged in. */
export function OwnerScreens() {
  return (
    <NuzzleProvider nuzzle={nuzzle}>
      <Screens />
    </NuzzleProvider>
  );
}

function Screens() {
  const { status } = useSession();
  useOwnerLanguage();
  useKeptPush();
  // Signed out, the page becomes a guest's in a moment.
  if (status !== 'signedIn') return <Splash />;
  return (
    <Routes>
      {linkScreens.map(toRoute)}
      <Route element={<Shell />}>
        {ownerScreens.map(toRoute)}
        {guestScreens.map(({ path }) => (
          <Route key={path} path={path} element={<ToWhereOneWas />} />
        ))}
        <Route path="*" element={<MissingPage />} />
      </Route>
    </Routes>
  );
}

function ToWhereOneWas() {
  const { state } = useLocation() as { readonly state: { readonly from?: string } | null };
  return <Navigate to={state?.from ?? '/'} replace />;
}
