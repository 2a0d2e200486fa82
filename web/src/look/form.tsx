import type { FormEvent, ReactNode } from 'react';
import styles from './form.module.css';

/** A form in one column. What is wrong with it as a whole stands above its buttons, and is read aloud. */
export function Form({
  onSubmit,
  message,
  children,
  actions,
}: {
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly message?: string | undefined;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}) {
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      {children}
      <div role="alert">{message !== undefined && <p className={styles.message}>{message}</p>}</div>
      <div className={styles.actions}>{actions}</div>
    </form>
  );
}

/** A short text that stands out: something good to know. */
export function Note({
  children,
  kind = 'calm',
}: {
  readonly children: ReactNode;
  readonly kind?: 'calm' | 'good';
}) {
  return (
    <p className={styles.note} data-kind={kind}>
      {children}
    </p>
  );
}
