import { useLanguage } from './language-context.js';
import { languageNames, languages } from './language.js';
import styles from './language-choice.module.css';

/** Chooses the language of the page on this device. */
export function LanguageChoice() {
  const { language, choose, t } = useLanguage();
  return (
    <fieldset className={styles.choice}>
      <legend className="unseen">{t('language')}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          className={styles.one}
          onClick={() => void choose(one)}
        >
          {languageNames[one]}
        </button>
      ))}
    </fieldset>
  );
}
