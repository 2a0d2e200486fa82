import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './field.module.css';
import { Icon } from './icon.js';

/** What every field has: its label, a sentence that helps, and what is wrong with it. */
export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** A one-line text field. */
export function TextField({ label, hint, error, ...rest }: FieldProps & ComponentProps<'input'>) {
  const field = useField(hint, error);
  return (
    <FieldFrame {...field} label={label} hint={hint} error={error}>
      <input {...rest} {...field.described} className={styles.input} />
    </FieldFrame>
  );
}

/** A text field of several lines. */
export function TextArea({ label, hint, error, ...rest }: FieldProps & ComponentProps<'textarea'>) {
  const field = useField(hint, error);
  return (
    <FieldFrame {...field} label={label} hint={hint} error={error}>
      <textarea {...rest} {...field.described} className={styles.input} />
    </FieldFrame>
  );
}

/** A choice of one among several. */
export function SelectField({ label, hint, error, ...rest }: FieldProps & ComponentProps<'select'>) {
  const field = useField(hint, error);
  return (
    <FieldFrame {...field} label={label} hint={hint} error={error}>
      <div className={styles.select}>
        <select {...rest} {...field.described} className={styles.input} />
        <Icon name="back" size={16} />
      </div>
    </FieldFrame>
  );
}

/** Something that is on or off. */
export function SwitchField({ label, hint, error, ...rest }: FieldProps & ComponentProps<'input'>) {
  const { id, described, hintId, errorId } = useField(hint, error);
  return (
    <div className={styles.switch}>
      <div>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <p id={hintId} className={styles.hint}>
            {hint}
          </p>
        )}
        <FieldError id={errorId} error={error} />
      </div>
      <input type="checkbox" role="switch" {...rest} {...described} />
    </div>
  );
}

function useField(hint: ReactNode, error: string | undefined) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const by = [hint === undefined ? '' : hintId, error === undefined ? '' : errorId].join(' ').trim();
  const described = {
    id,
    'aria-describedby': by === '' ? undefined : by,
    'aria-invalid': error === undefined ? undefined : true,
  } as const;
  return { id, hintId, errorId, described };
}

interface FrameProps extends FieldProps {
  readonly id: string;
  readonly hintId: string;
  readonly errorId: string;
  readonly children: ReactNode;
}

function FieldFrame({ id, hintId, errorId, label, hint, error, children }: FrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
      <FieldError id={errorId} error={error} />
    </div>
  );
}

function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  return error === undefined ? null : (
    <p id={id} className={styles.error}>
      {error}
    </p>
  );
}
