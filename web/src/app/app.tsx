import { BrowserRouter, Route, Routes } from 'react-router';
import { Toasts } from '../look/toast.js';
import { MissingPage } from './missing-page.js';
import { ownerScreens } from './screens.js';
import { Shell } from './shell.js';

/** The page: which screen an address shows. */
export function App() {
  return (
    <BrowserRouter>
      <Toasts>
        <Routes>
          <Route element={<Shell />}>
            {ownerScreens.map(({ path, Screen }) => (
              <Route key={path} path={path} element={<Screen />} />
            ))}
            <Route path="*" element={<MissingPage />} />
          </Route>
        </Routes>
      </Toasts>
    </BrowserRouter>
  );
}
