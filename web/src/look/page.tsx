import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../language/language-context.js';
import { Icon } from './icon.js';
import styles from './page.module.css';
import { usePageTitle } from './page-title.js';

/** The properties of a Page. */
export interface PageProps {
  readonly title: string;
  /** Where the arrow before the title leads. Phones alone show it, unless `backAlways`. */
  readonly back?: string;
  readonly backAlways?: boolean;
  /** What stands at the end of the title's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen beside the rooms: its title, which takes the focus when the screen opens, and a column to read. */
export function Page({ title, back = '/', backAlways = false, actions, children }: PageProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Link to={back} className={styles.back} data-always={backAlways || undefined} aria-label={t('back')}>
          <Icon name="back" />
        </Link>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {actions}
      </header>
      <div className={styles.column}>{children}</div>
    </div>
  );
}

/** A part of a page on a sheet of its own, with a title. */
export function Section({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      {title !== undefined && <h2 className={styles.sectionTitle}>{title}</h2>}
      {children}
    </section>
  );
}
