import { useState } from 'react';
import {
  ChangePasswordDocument,
  RequestEmailVerificationDocument,
  UpdateAccountDocument,
} from '../generated/graphql.js';
import { useText } from '../language/language-context.js';
import { Button } from '../look/button.js';
import { TextField } from '../look/field.js';
import { Form, Note } from '../look/form.js';
import { Page, Section } from '../look/page.js';
import { useToast } from '../look/toast.js';
import { PasswordField } from '../session/password-field.js';
import { useDo, useTry } from '../session/use-ask.js';
import { useSubmit } from '../session/use-submit.js';
import styles from './settings.module.css';
import { useOwner } from './use-owner.js';

/** The username, the email address and the password. */
export function AccountPart() {
  const t = useText();
  return (
    <Page title={t('settings.account')} back="/settings" backAlways>
      <Username />
      <Email />
      <Password />
    </Page>
  );
}

/** Forms begin anew once they have been sent. */
const useRound = (): [round: number, next: () => void] => {
  const [round, setRound] = useState(0);
  return [round, () => setRound(round + 1)];
};

function Username() {
  const t = useText();
  const toast = useToast();
  const { username } = useOwner();
  const [round, nextRound] = useRound();
  const update = useDo(UpdateAccountDocument);
  const form = useSubmit(
    async (values) => {
      await update({
        input: { username: values.username ?? '', currentPassword: values.currentPassword ?? '' },
      });
      nextRound();
      toast({ text: t('saved') });
    },
    ['username', 'currentPassword'],
  );
  return (
    <Section title={t('account.username')}>
      <Form
        key={round}
        {...form}
        actions={
          <Button type="submit" busy={form.isBusy}>
            {t('account.changeUsername')}
          </Button>
        }
      >
        <TextField
          label={t('username')}
          hint={t('username.hint')}
          name="username"
          defaultValue={username}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={form.fields.username}
        />
        <PasswordField
          label={t('account.currentPassword')}
          name="currentPassword"
          autoComplete="current-password"
          maxLength={128}
          error={form.fields.currentPassword}
        />
      </Form>
    </Section>
  );
}

function Email() {
  const t = useText();
  const toast = useToast();
  const tryTo = useTry();
  const { email, emailVerified, pendingEmail } = useOwner();
  const [round, nextRound] = useRound();
  const update = useDo(UpdateAccountDocument);
  const ask = useDo(RequestEmailVerificationDocument);
  const form = useSubmit(
    async (values) => {
      await update({ input: { email: values.email ?? '', currentPassword: values.currentPassword ?? '' } });
      nextRound();
      toast({ text: t('account.email.changed') });
    },
    ['email', 'currentPassword'],
  );
  const sendAgain = (): Promise<void> =>
    tryTo(async () => {
      const { sentTo } = (await ask({})).requestEmailVerification;
      toast({
        text: sentTo === null ? t('account.email.nothing') : t('account.email.sent', { email: sentTo }),
      });
    });
  const waits = pendingEmail !== null || !emailVerified;
  return (
    <Section title={t('account.email')}>
      <div className={styles.row}>
        <strong className={styles.grow}>{email}</strong>
        {emailVerified && <span className={styles.mark}>{t('account.email.verified')}</span>}
      </div>
      {waits && (
        <>
          <Note>
            {pendingEmail === null
              ? t('account.email.unverified')
              : t('account.email.pending', { email: pendingEmail })}
          </Note>
          <div>
            <Button onClick={() => void sendAgain()}>{t('account.email.sendAgain')}</Button>
          </div>
        </>
      )}
      <Form
        key={round}
        {...form}
        actions={
          <Button type="submit" busy={form.isBusy}>
            {t('account.changeEmail')}
          </Button>
        }
      >
        <TextField
          label={t('account.newEmail')}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={100}
          error={form.fields.email}
        />
        <PasswordField
          label={t('account.currentPassword')}
          name="currentPassword"
          autoComplete="current-password"
          maxLength={128}
          error={form.fields.currentPassword}
        />
      </Form>
    </Section>
  );
}

function Password() {
  const t = useText();
  const toast = useToast();
  const { username } = useOwner();
  const [round, nextRound] = useRound();
  const change = useDo(ChangePasswordDocument);
  const form = useSubmit(
    async ({ currentPassword = '', newPassword = '' }) => {
      const { changePassword } = await change({ input: { currentPassword, newPassword } }, ['Sessions']);
      nextRound();
      toast({ text: t('account.passwordChanged', { count: changePassword.endedSessions }) });
    },
    ['currentPassword', 'newPassword'],
  );
  return (
    <Section title={t('account.password')}>
      <Form
        key={round}
        {...form}
        actions={
          <Button type="submit" busy={form.isBusy}>
            {t('account.changePassword')}
          </Button>
        }
      >
        {/* Password managers keep the new one under this name. */}
        <input type="text" name="user" autoComplete="username" value={username} readOnly hidden />
        <PasswordField
          label={t('account.currentPassword')}
          name="currentPassword"
          autoComplete="current-password"
          maxLength={128}
          error={form.fields.currentPassword}
        />
        <PasswordField
          label={t('account.newPassword')}
          hint={t('password.hint')}
          name="newPassword"
          autoComplete="new-password"
          maxLength={128}
          error={form.fields.newPassword}
        />
      </Form>
    </Section>
  );
}
