import { useState } from 'react';
import { useText } from '../language/language-context.js';
import { Button, ButtonLink } from '../look/button.js';
import { Form } from '../look/form.js';
import { AuthFrame } from './auth-frame.js';
import { ofLink } from './of-link.js';
import { openSession } from './open-session.js';
import { useLinkToken } from './use-link-token.js';
import { useSubmit } from './use-submit.js';

/** Confirms an email address by the link of a mail. */
export function VerifyEmailPage() {
  const t = useText();
  const token = useLinkToken();
  const [answer, setAnswer] = useState<'confirmed' | 'halfway'>();
  const form = useSubmit(async () => {
    const session = await openSession();
    const isConfirmed = await session.verifyEmail({ token: token ?? '' }).catch((error: unknown) => {
      throw ofLink(error, t('link.bad'));
    });
    setAnswer(isConfirmed ? 'confirmed' : 'halfway');
  }, []);
  if (token === undefined || answer !== undefined)
    return (
      <AuthFrame
        title={t('verify.title')}
        intro={t(answer === undefined ? 'verify.noToken' : `verify.${answer}`)}
      >
        <ButtonLink kind="primary" to="/">
          {t('missing.back')}
        </ButtonLink>
      </AuthFrame>
    );
  return (
    <AuthFrame title={t('verify.title')} intro={t('verify.intro')}>
      <Form
        {...form}
        actions={
          <Button type="submit" kind="primary" wide busy={form.isBusy}>
            {t('verify.do')}
          </Button>
        }
      >
        {undefined}
      </Form>
    </AuthFrame>
  );
}
