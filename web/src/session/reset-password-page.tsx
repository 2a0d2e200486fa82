import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../language/language-context.js';
import { Button, ButtonLink } from '../look/button.js';
import { TextField } from '../look/field.js';
import { Form, Note } from '../look/form.js';
import { AuthFrame } from './auth-frame.js';
import styles from './auth-frame.module.css';
import { openSession } from './open-session.js';
import { PasswordField } from './password-field.js';
import { ofLink } from './of-link.js';
import { useLinkToken } from './use-link-token.js';
import { useSubmit } from './use-submit.js';

/** Sets a new password by the link of a mail, or has such a link sent. */
export function ResetPasswordPage() {
  const token = useLinkToken();
  return token === undefined ? <AskForLink /> : <NewPassword token={token} />;
}

function AskForLink() {
  const t = useText();
  const [isSent, setSent] = useState(false);
  const form = useSubmit(
    async ({ email = '' }) => {
      const session = await openSession();
      await session.requestPasswordReset({ email });
      setSent(true);
    },
    ['email'],
  );
  return (
    <AuthFrame title={t('reset.title')} intro={t('reset.intro')}>
      <div role="status">{isSent && <Note kind="good">{t('reset.sent')}</Note>}</div>
      <Form
        {...form}
        actions={
          <Button type="submit" kind="primary" wide busy={form.isBusy}>
            {t(isSent ? 'reset.again' : 'reset.do')}
          </Button>
        }
      >
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={100}
          error={form.fields.email}
        />
      </Form>
      <p className={styles.links}>
        <Link to="/log-in">{t('reset.back')}</Link>
      </p>
    </AuthFrame>
  );
}

function NewPassword({ token }: { readonly token: string }) {
  const t = useText();
  const [isDone, setDone] = useState(false);
  const form = useSubmit(
    async ({ newPassword = '' }) => {
      const session = await openSession();
      await session.resetPassword({ token, newPassword }).catch((error: unknown) => {
        throw ofLink(error, t('link.bad'));
      });
      setDone(true);
    },
    ['newPassword'],
  );
  if (isDone)
    return (
      <AuthFrame title={t('reset.doneTitle')} intro={t('reset.done')}>
        <ButtonLink kind="primary" to="/log-in">
          {t('logIn.do')}
        </ButtonLink>
      </AuthFrame>
    );
  return (
    <AuthFrame title={t('reset.newTitle')} intro={t('reset.newIntro')}>
      <Form
        {...form}
        actions={
          <Button type="submit" kind="primary" wide busy={form.isBusy}>
            {t('reset.newDo')}
          </Button>
        }
      >
        <PasswordField
          label={t('reset.new')}
          hint={t('password.hint')}
          name="newPassword"
          autoComplete="new-password"
          maxLength={128}
          error={form.fields.newPassword}
        />
      </Form>
      {form.message !== undefined && (
        <p className={styles.links}>
          <Link to="/reset-password" reloadDocument>
            {t('reset.again')}
          </Link>
        </p>
      )}
    </AuthFrame>
  );
}
