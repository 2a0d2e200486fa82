import type { ComponentProps, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import styles from './button.module.css';

/** What a button is for: the one thing to do, something beside it, something that destroys, or a word among others. */
export type ButtonKind = 'primary' | 'quiet' | 'danger' | 'plain';

/** The properties of a Button, besides those of every button. */
export interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind;
  /** Whether what it started is still going on. It then cannot be pressed, and says so. */
  readonly busy?: boolean;
  readonly wide?: boolean;
}

/** A button. It submits nothing, unless its type says so. */
export function Button({ kind = 'quiet', busy = false, wide = false, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.button}
      data-kind={kind}
      data-wide={wide || undefined}
      disabled={rest.disabled ?? busy}
      aria-busy={busy || undefined}
    >
      {children}
      {busy && <span className={styles.busy} aria-hidden />}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  kind = 'quiet',
  wide = false,
  ...rest
}: LinkProps & { readonly kind?: ButtonKind; readonly wide?: boolean }) {
  return <Link {...rest} className={styles.button} data-kind={kind} data-wide={wide || undefined} />;
}

/** A round button with an icon alone; its label is read aloud and shown on hover. */
export function IconButton({
  label,
  children,
  ...rest
}: ComponentProps<'button'> & { readonly label: string; readonly children: ReactNode }) {
  return (
    <button type="button" title={label} aria-label={label} {...rest} className={styles.icon}>
      {children}
    </button>
  );
}
