import { useState, type ComponentProps } from 'react';
import { useText } from '../language/language-context.js';
import { TextField, type FieldProps } from '../look/field.js';
import styles from './password-field.module.css';

/** A field for a password, which its owner may look at. */
export function PasswordField(props: FieldProps & ComponentProps<'input'>) {
  const t = useText();
  const [isShown, setShown] = useState(false);
  return (
    <div className={styles.password}>
      <TextField {...props} type={isShown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
      <button
        type="button"
        className={styles.show}
        aria-pressed={isShown}
        aria-label={t('password.show')}
        onClick={() => setShown(!isShown)}
      >
        {t(isShown ? 'password.hideShort' : 'password.showShort')}
      </button>
    </div>
  );
}
