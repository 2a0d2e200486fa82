import type { ReactNode } from 'react';
import { useText } from '../language/language-context.js';
import { Button } from './button.js';
import styles from './state.module.css';

/** What a screen shows when there is nothing to show yet: why, and what to do. */
export function EmptyState({
  title,
  children,
  action,
  picture,
  isPage = false,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly picture?: ReactNode;
  /** Whether it is all that the screen shows, so that its title is that of the screen. */
  readonly isPage?: boolean;
}) {
  const Title = isPage ? 'h1' : 'h2';
  return (
    <div className={styles.state} data-page={isPage || undefined}>
      {picture}
      <Title className={styles.title}>{title}</Title>
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}

/** What a screen shows when it could not be filled: what went wrong, in words, and a way to try again. */
export function ErrorState({
  title,
  text,
  onRetry,
  isPage = false,
}: {
  readonly title?: string;
  readonly text?: string;
  readonly onRetry?: (() => void) | undefined;
  readonly isPage?: boolean;
}) {
  const t = useText();
  const Title = isPage ? 'h1' : 'h2';
  return (
    <div className={styles.state} data-page={isPage || undefined} role="alert">
      <Title className={styles.title}>{title ?? t('error.title')}</Title>
      <p className={styles.text}>{text ?? t('error.text')}</p>
      {onRetry && <Button onClick={onRetry}>{t('tryAgain')}</Button>}
    </div>
  );
}

/** Grey shapes in place of lines that are on their way. */
export function Skeleton({ lines = 3, label }: { readonly lines?: number; readonly label?: string }) {
  const t = useText();
  return (
    <div className={styles.skeleton} role="status" aria-label={label ?? t('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
