import './look/tokens.css';
import './look/dark.css';
import './look/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { fetchScreen } from './app/fetch-screen.js';
import { LanguageProvider } from './language/language-context.js';
import { loadCatalogue, readLanguage } from './language/language.js';
import { startAppearance } from './look/appearance.js';
import { keepInstallOffer } from './pwa/install.js';
import { registerWorker } from './pwa/worker-registration.js';

startAppearance();
fetchScreen();
keepInstallOffer();
const language = readLanguage();
document.documentElement.lang = language;
const catalogue = await loadCatalogue(language);
const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider first={language} catalogue={catalogue}>
        <App />
      </LanguageProvider>
    </StrictMode>,
  );
// After the page, which needs the line more. Without a worker, everything but pushes and offline starts works.
const register = (): void => void registerWorker().catch(() => undefined);
if (document.readyState === 'complete') register();
else addEventListener('load', register);
