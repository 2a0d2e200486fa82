import { Link } from 'react-router';
import { useText } from '../language/language-context.js';
import { Button } from '../look/button.js';
import { TextField } from '../look/field.js';
import { Form, Note } from '../look/form.js';
import { AuthFrame } from './auth-frame.js';
import styles from './auth-frame.module.css';
import { openSession } from './open-session.js';
import { PasswordField } from './password-field.js';
import { endReason } from './phase.js';
import { useSubmit } from './use-submit.js';

/** Logs an owner in. */
export function LogInPage() {
  const t = useText();
  const reason = endReason();
  const form = useSubmit(
    async ({ login = '', password = '' }) => {
      const session = await openSession();
      await session.logIn({ login, password });
    },
    ['login', 'password'],
  );
  return (
    <AuthFrame title={t('logIn.title')}>
      {reason !== undefined && reason !== 'LOGGED_OUT' && <Note>{t('logIn.ended')}</Note>}
      <Form
        {...form}
        actions={
          <Button type="submit" kind="primary" wide busy={form.isBusy}>
            {t('logIn.do')}
          </Button>
        }
      >
        <TextField
          label={t('logIn.login')}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          error={form.fields.login}
        />
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="current-password"
          maxLength={128}
          error={form.fields.password}
        />
      </Form>
      <p className={styles.links}>
        <Link to="/reset-password">{t('logIn.forgot')}</Link>
        <span>
          {t('logIn.new')} <Link to="/sign-up">{t('signUp.do')}</Link>
        </span>
      </p>
    </AuthFrame>
  );
}
