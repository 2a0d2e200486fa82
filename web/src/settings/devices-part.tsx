import { useSession } from '@nuzzle/client/react';
import { useState } from 'react';
import { EndSessionDocument, SessionsDocument, type SessionsQuery } from '../generated/graphql.js';
import { useText } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Button } from '../look/button.js';
import { ConfirmDialog } from '../look/confirm-dialog.js';
import { Loaded } from '../look/loaded.js';
import { Page, Section } from '../look/page.js';
import { useToast } from '../look/toast.js';
import { useAsk, useDo, useTry } from '../session/use-ask.js';
import styles from './settings.module.css';

/** Where the owner is logged in, and how to end that: on one device, on all others, everywhere. */
export function DevicesPart() {
  const t = useText();
  const toast = useToast();
  const tryTo = useTry();
  const { logOutEverywhere } = useSession();
  const asked = useAsk(SessionsDocument);
  const [isAsking, setAsking] = useState(false);
  const endOthers = (): Promise<void> =>
    tryTo(async () => {
      const count = await logOutEverywhere({ exceptThis: true });
      toast({ text: t('devices.othersEnded', { count }) });
      await asked.refetch();
    });
  return (
    <Page title={t('settings.devices')} back="/settings" backAlways>
      <Loaded asked={asked}>
        {({ me }) => (
          <>
            <Section>
              <ul className={styles.rows}>
                {me.sessions.map((session) => (
                  <Device key={session.id} session={session} />
                ))}
              </ul>
            </Section>
            <p className={styles.soft}>{t('devices.hint')}</p>
            <div className={styles.row}>
              {me.sessions.length > 1 && (
                <Button onClick={() => void endOthers()}>{t('devices.others')}</Button>
              )}
              <Button onClick={() => setAsking(true)}>{t('devices.everywhere')}</Button>
            </div>
          </>
        )}
      </Loaded>
      {isAsking && (
        <ConfirmDialog
          title={t('devices.everywhere.title')}
          text={t('devices.everywhere.text')}
          action={t('devices.everywhere')}
          onClose={() => setAsking(false)}
          onConfirm={async () => void (await logOutEverywhere())}
        />
      )}
    </Page>
  );
}

function Device({ session }: { readonly session: SessionsQuery['me']['sessions'][number] }) {
  const t = useText();
  const times = useTimes();
  const toast = useToast();
  const tryTo = useTry();
  const end = useDo(EndSessionDocument);
  const [isBusy, setBusy] = useState(false);
  const device = session.device ?? t('devices.unknown');
  const seen = t('devices.seen', { at: times.full(new Date(session.lastSeenAt)) });
  const from = session.address === null ? '' : ` ${t('devices.from', { address: session.address })}`;
  const endIt = (): Promise<void> =>
    tryTo(async () => {
      setBusy(true);
      try {
        await end({ input: { sessionId: session.id } }, ['Sessions']);
        toast({ text: t('devices.ended', { device }) });
      } finally {
        setBusy(false);
      }
    });
  return (
    <li>
      <div className={styles.grow}>
        <strong>{device}</strong>
        <p className={styles.soft}>
          {seen}
          {from}
        </p>
      </div>
      {session.current ? (
        <span className={styles.mark}>{t('devices.current')}</span>
      ) : (
        <Button busy={isBusy} aria-label={t('devices.endOf', { device })} onClick={() => void endIt()}>
          {t('devices.end')}
        </Button>
      )}
    </li>
  );
}
