import { useSession } from '@nuzzle/client/react';
import { useState } from 'react';
import { ExportMyDataDocument } from '../generated/graphql.js';
import { useText } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Button } from '../look/button.js';
import { Dialog } from '../look/dialog.js';
import { TextField } from '../look/field.js';
import { Form, Note } from '../look/form.js';
import { Page, Section } from '../look/page.js';
import { PasswordField } from '../session/password-field.js';
import { useDo } from '../session/use-ask.js';
import { useSubmit } from '../session/use-submit.js';
import { useOwner } from './use-owner.js';

/** Everything that is kept of the owner: to take along, or to delete. */
export function DataPart() {
  const t = useText();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <Page title={t('settings.data')} back="/settings" backAlways>
      <Section title={t('data.export')}>
        <Export />
      </Section>
      <Section title={t('data.delete')}>
        <p>{t('data.delete.text')}</p>
        <div>
          <Button onClick={() => setDeleting(true)}>{t('data.delete.open')}</Button>
        </div>
      </Section>
      {isDeleting && <DeleteDialog onClose={() => setDeleting(false)} />}
    </Page>
  );
}

function Export() {
  const t = useText();
  const times = useTimes();
  const prepare = useDo(ExportMyDataDocument);
  const [ready, setReady] = useState<{ readonly url: string; readonly expiresAt: string }>();
  const form = useSubmit(
    async ({ password = '' }) => setReady((await prepare({ input: { password } })).exportMyData),
    ['password'],
  );
  if (ready)
    return (
      <>
        <Note kind="good">{t('data.export.ready', { at: times.time(new Date(ready.expiresAt)) })}</Note>
        <div>
          <Button kind="primary" onClick={() => (download(ready.url), setReady(undefined))}>
            {t('data.export.fetch')}
          </Button>
        </div>
      </>
    );
  return (
    <Form
      {...form}
      actions={
        <Button type="submit" busy={form.isBusy}>
          {t('data.export.do')}
        </Button>
      }
    >
      <p>{t('data.export.text')}</p>
      <PasswordField
        label={t('account.currentPassword')}
        name="password"
        autoComplete="current-password"
        maxLength={128}
        error={form.fields.password}
      />
    </Form>
  );
}

/** Has the browser save the file of an address that works once. */
function download(url: string): void {
  const link = document.createElement('a');
  link.href = new URL(url, new URL('/graphql', location.href)).href;
  link.download = '';
  link.click();
}

function DeleteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { username } = useOwner();
  const { deleteAccount } = useSession();
  const [mismatch, setMismatch] = useState(false);
  const form = useSubmit(
    async ({ confirmation = '', password = '' }) => {
      setMismatch(confirmation.trim() !== username);
      if (confirmation.trim() === username) await deleteAccount({ password });
    },
    ['password'],
  );
  return (
    <Dialog title={t('data.delete.title')} onClose={onClose}>
      <p>{t('data.delete.text')}</p>
      <Form
        {...form}
        actions={
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" kind="danger" busy={form.isBusy}>
              {t('data.delete.do')}
            </Button>
          </>
        }
      >
        <TextField
          label={t('data.delete.confirm', { username })}
          name="confirmation"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={mismatch ? t('data.delete.mismatch') : undefined}
        />
        <PasswordField
          label={t('account.currentPassword')}
          name="password"
          autoComplete="current-password"
          maxLength={128}
          error={form.fields.password}
        />
      </Form>
    </Dialog>
  );
}
