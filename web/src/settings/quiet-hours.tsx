import { useState } from 'react';
import { UpdateOutreachDocument, type OutreachQuery } from '../generated/graphql.js';
import { useText } from '../language/language-context.js';
import { Button } from '../look/button.js';
import { SwitchField, TextField } from '../look/field.js';
import { Form } from '../look/form.js';
import { useToast } from '../look/toast.js';
import { useDo, useTry } from '../session/use-ask.js';
import { useSubmit } from '../session/use-submit.js';
import styles from './settings.module.css';
import { zoneName } from './time-zones.js';

const atNight = { from: '22:00', to: '08:00' };

/** The hours in which no pet writes first, in the owner's time zone. */
export function QuietHours({
  hours,
  timeZone,
}: {
  readonly hours: OutreachQuery['me']['outreach']['quietHours'];
  readonly timeZone: string;
}) {
  const t = useText();
  const toast = useToast();
  const tryTo = useTry();
  const update = useDo(UpdateOutreachDocument);
  const [isOn, setOn] = useState(hours !== null);
  const form = useSubmit(
    async ({ from = '', to = '' }) => {
      await update({ input: { quietHours: { from, to } } });
      toast({ text: t('saved') });
    },
    ['quietHours.from', 'quietHours.to'],
  );
  const turn = (on: boolean): void => {
    setOn(on);
    void tryTo(async () => {
      await update({ input: { quietHours: on ? atNight : null } });
    });
  };
  const shown = hours ?? atNight;
  return (
    <>
      <SwitchField
        label={t('outreach.quiet')}
        hint={t('outreach.quiet.hint')}
        checked={isOn}
        onChange={({ target }) => turn(target.checked)}
      />
      {isOn && (
        <Form
          {...form}
          actions={
            <Button type="submit" kind="primary" busy={form.isBusy}>
              {t('save')}
            </Button>
          }
        >
          <div className={styles.pair}>
            <TextField
              label={t('outreach.quiet.from')}
              name="from"
              type="time"
              required
              defaultValue={shown.from.slice(0, 5)}
              error={form.fields['quietHours.from']}
            />
            <TextField
              label={t('outreach.quiet.to')}
              name="to"
              type="time"
              required
              defaultValue={shown.to.slice(0, 5)}
              error={form.fields['quietHours.to']}
            />
          </div>
          <p className={styles.soft}>{t('outreach.quiet.zone', { zone: zoneName(timeZone) })}</p>
        </Form>
      )}
    </>
  );
}
