import { useEffect, useRef, type ReactNode } from 'react';
import { LanguageChoice } from '../language/language-choice.js';
import { useText } from '../language/language-context.js';
import { openSession } from './open-session.js';
import styles from './auth-frame.module.css';
import { usePageTitle } from '../look/page-title.js';

/** The frame of the screens that need no session: what Nuzzle is, beside a sheet to fill in. */
export function AuthFrame({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.frame} onFocus={fetchSession}>
      <header className={styles.story}>
        <p className={styles.brand}>
          <img src="/icon.svg" alt="" width="44" height="44" />
          Nuzzle
        </p>
        <p className={styles.line}>{t('story.line')}</p>
        <p className={styles.more}>{t('story.more')}</p>
        <div className={styles.talk} aria-hidden>
          <p data-side="pet">{t('story.pet1')}</p>
          <p data-side="owner">{t('story.owner')}</p>
          <p data-side="pet">{t('story.pet2')}</p>
        </div>
      </header>
      <main className={styles.sheet}>
        <div className={styles.column}>
          <p className={styles.brandSmall}>
            <img src="/icon.svg" alt="" width="36" height="36" />
            Nuzzle
          </p>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {intro !== undefined && <p className={styles.intro}>{intro}</p>}
          {children}
          <LanguageChoice />
        </div>
      </main>
    </div>
  );
}

/** Has the client ready by the time that a form is sent. */
function fetchSession({ target }: { readonly target: EventTarget }): void {
  if (target instanceof HTMLInputElement) void openSession();
}
