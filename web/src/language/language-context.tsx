import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { translator, type Translate } from './format.js';
import type { Catalogue } from './catalogue.js';
import { keepLanguage, loadCatalogue, type Language } from './language.js';

interface LanguageValue {
  readonly language: Language;
  readonly t: Translate;
  readonly choose: (language: Language) => Promise<void>;
}

const LanguageContext = createContext<LanguageValue | undefined>(undefined);

/** The language of everything in it. It begins with a catalogue that is there already, so that nothing flickers. */
export function LanguageProvider({
  first,
  catalogue,
  children,
}: {
  readonly first: Language;
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}) {
  const [{ language, t }, setCurrent] = useState(() => ({
    language: first,
    t: translator(first, catalogue),
  }));
  const choose = useCallback(async (next: Language) => {
    const texts = await loadCatalogue(next);
    keepLanguage(next);
    setCurrent((now) => (now.language === next ? now : { language: next, t: translator(next, texts) }));
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(() => ({ language, t, choose }), [language, t, choose]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The language, and what chooses another one on this device. */
export function useLanguage(): LanguageValue {
  const value = use(LanguageContext);
  if (!value) throw new Error('There is no LanguageProvider.');
  return value;
}

/** What returns the texts in the present language. */
export const useText = (): Translate => useLanguage().t;
