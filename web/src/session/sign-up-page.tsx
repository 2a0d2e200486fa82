import { Link, useNavigate } from 'react-router';
import { useLanguage } from '../language/language-context.js';
import { Button } from '../look/button.js';
import { TextField } from '../look/field.js';
import { Form } from '../look/form.js';
import { AuthFrame } from './auth-frame.js';
import styles from './auth-frame.module.css';
import { openSession } from './open-session.js';
import { PasswordField } from './password-field.js';
import { useSubmit } from './use-submit.js';

/** Creates an owner, and leads to their first pet. */
export function SignUpPage() {
  const { t, language } = useLanguage();
  const navigate = useNavigate();
  const form = useSubmit(
    async ({ username = '', email = '', password = '' }) => {
      const session = await openSession();
      const { aiNotice } = await session.signUp({ username, email, password, locale: language });
      void navigate('/pets/new', { replace: true, state: { aiNotice } });
    },
    ['username', 'email', 'password'],
  );
  return (
    <AuthFrame title={t('signUp.title')} intro={t('signUp.ai')}>
      <Form
        {...form}
        actions={
          <Button type="submit" kind="primary" wide busy={form.isBusy}>
            {t('signUp.do')}
          </Button>
        }
      >
        <TextField
          label={t('username')}
          hint={t('username.hint')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          error={form.fields.username}
        />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={100}
          error={form.fields.email}
        />
        <PasswordField
          label={t('password')}
          hint={t('password.hint')}
          name="password"
          autoComplete="new-password"
          maxLength={128}
          error={form.fields.password}
        />
      </Form>
      <p className={styles.links}>
        <span>
          {t('signUp.known')} <Link to="/log-in">{t('logIn.do')}</Link>
        </span>
      </p>
    </AuthFrame>
  );
}
