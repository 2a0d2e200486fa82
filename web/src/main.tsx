import './look/tokens.css';
import './look/dark.css';
import './look/base.css';
import { NuzzleProvider } from '@nuzzle/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { LanguageProvider } from './language/language-context.js';
import { loadCatalogue, readLanguage } from './language/language.js';
import { startAppearance } from './look/appearance.js';
import { nuzzle } from './session/nuzzle.js';

startAppearance();
const language = readLanguage();
document.documentElement.lang = language;
const catalogue = await loadCatalogue(language);
const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <NuzzleProvider nuzzle={nuzzle}>
        <LanguageProvider first={language} catalogue={catalogue}>
          <App />
        </LanguageProvider>
      </NuzzleProvider>
    </StrictMode>,
  );
