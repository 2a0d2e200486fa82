import { OutreachDocument, UpdateOutreachDocument, type OutreachQuery } from '../generated/graphql.js';
import { useText } from '../language/language-context.js';
import { ButtonLink } from '../look/button.js';
import { SelectField, SwitchField } from '../look/field.js';
import { Loaded } from '../look/loaded.js';
import { Page, Section } from '../look/page.js';
import { useAsk, useDo, useTry } from '../session/use-ask.js';
import { OutreachWhy } from './outreach-why.js';
import { QuietHours } from './quiet-hours.js';

const caps = [1, 2, 3, 4, 5, 6, 8, 12, 24];

/** Whether, how often and when pets may write first, and why none has. */
export function OutreachPart() {
  const t = useText();
  const asked = useAsk(OutreachDocument);
  return (
    <Page title={t('settings.outreach')} back="/settings" backAlways>
      <Loaded asked={asked}>{({ me }) => <OutreachSettings me={me} />}</Loaded>
    </Page>
  );
}

function OutreachSettings({ me }: { readonly me: OutreachQuery['me'] }) {
  const t = useText();
  const tryTo = useTry();
  const update = useDo(UpdateOutreachDocument);
  const { outreach, timeZone } = me;
  const set = (input: Parameters<typeof update>[0]['input']): Promise<void> =>
    tryTo(async () => void (await update({ input })));
  const known = caps.includes(outreach.dailyCap)
    ? caps
    : [...caps, outreach.dailyCap].toSorted((a, b) => a - b);
  return (
    <>
      <Section title={t('outreach.why')}>
        <OutreachWhy outreach={outreach} />
      </Section>
      <Section>
        <SwitchField
          label={t('outreach.enabled')}
          hint={t('outreach.enabled.hint')}
          checked={outreach.enabled}
          onChange={({ target }) => void set({ enabled: target.checked })}
        />
        <SelectField
          label={t('outreach.dailyCap')}
          value={outreach.dailyCap}
          disabled={!outreach.enabled}
          onChange={({ target }) => void set({ dailyCap: Number(target.value) })}
        >
          {known.map((count) => (
            <option key={count} value={count}>
              {t('outreach.dailyCap.value', { count })}
            </option>
          ))}
        </SelectField>
      </Section>
      {timeZone === null ? (
        <Section title={t('outreach.quiet')}>
          <p>{t('outreach.quiet.noZone')}</p>
          <div>
            <ButtonLink to="/settings/profile">{t('outreach.quiet.chooseZone')}</ButtonLink>
          </div>
        </Section>
      ) : (
        <Section>
          <QuietHours hours={outreach.quietHours} timeZone={timeZone} />
        </Section>
      )}
    </>
  );
}
