import { Navigate, Route, Routes, useLocation } from 'react-router';
import { guestScreens, linkScreens, toRoute } from './screens.js';

/** The screens of somebody who is not logged in. Every other address leads to the log-in, and back after it. */
export function GuestScreens() {
  return (
    <Routes>
      {linkScreens.map(toRoute)}
      {guestScreens.map(toRoute)}
      <Route path="*" element={<ToLogIn />} />
    </Routes>
  );
}

function ToLogIn() {
  const { pathname } = useLocation();
  return <Navigate to="/log-in" replace state={{ from: pathname }} />;
}
