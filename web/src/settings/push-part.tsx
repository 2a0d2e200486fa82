import { useState } from 'react';
import { useText } from '../language/language-context.js';
import type { TextKey } from '../language/catalogue.js';
import { Button } from '../look/button.js';
import { Note } from '../look/form.js';
import { Loaded } from '../look/loaded.js';
import { Page, Section } from '../look/page.js';
import { useToast } from '../look/toast.js';
import { useInstall } from '../pwa/install.js';
import { PushServiceError, type PushState } from '../pwa/push.js';
import { usePush } from '../pwa/use-push.js';
import { useTry } from '../session/use-ask.js';

const reasons: Readonly<Partial<Record<PushState, TextKey>>> = {
  denied: 'push.denied',
  unsupported: 'push.unsupported',
  'needs install': 'push.install',
  'not offered': 'push.notOffered',
};

/** Whether this device shows messages while the page is closed, and installing the page. */
export function PushPart() {
  const t = useText();
  const toast = useToast();
  const tryTo = useTry();
  const { state, error, refetch, turnOn, turnOff } = usePush();
  const install = useInstall();
  const [isBusy, setBusy] = useState(false);
  const run = (action: () => Promise<void>): Promise<void> =>
    tryTo(async () => {
      setBusy(true);
      try {
        await action();
      } finally {
        setBusy(false);
      }
    });
  const start = (): Promise<void> =>
    run(async () => {
      try {
        if ((await turnOn()) === 'on') toast({ text: t('push.turnedOn') });
      } catch (problem) {
        if (!(problem instanceof PushServiceError)) throw problem;
        toast({ text: t('push.failed'), kind: 'bad' });
      }
    });
  const stop = (): Promise<void> =>
    run(async () => {
      await turnOff();
      toast({ text: t('push.turnedOff') });
    });
  return (
    <Page title={t('settings.push')} back="/settings" backAlways>
      <Section>
        <Loaded asked={{ data: state, error, refetch }} lines={2}>
          {(known) => {
            const reason = reasons[known];
            if (reason) return <Note>{t(reason)}</Note>;
            return (
              <>
                <p>{t(known === 'on' ? 'push.on' : 'push.off')}</p>
                <div>
                  {known === 'on' ? (
                    <Button busy={isBusy} onClick={() => void stop()}>
                      {t('push.turnOff')}
                    </Button>
                  ) : (
                    <Button kind="primary" busy={isBusy} onClick={() => void start()}>
                      {t('push.turnOn')}
                    </Button>
                  )}
                </div>
              </>
            );
          }}
        </Loaded>
      </Section>
      {install && (
        <Section title={t('push.app')}>
          <p>{t('push.app.text')}</p>
          <div>
            <Button onClick={() => void tryTo(install)}>{t('push.app.install')}</Button>
          </div>
        </Section>
      )}
    </Page>
  );
}
