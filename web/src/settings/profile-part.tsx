import { UpdateAccountDocument } from '../generated/graphql.js';
import { useLanguage } from '../language/language-context.js';
import { languageNames, languages, type Language } from '../language/language.js';
import { chooseAppearance, useAppearance, type Appearance } from '../look/appearance.js';
import { Button } from '../look/button.js';
import { SelectField, TextField } from '../look/field.js';
import { Form } from '../look/form.js';
import { Page, Section } from '../look/page.js';
import { useToast } from '../look/toast.js';
import { useDo, useTry } from '../session/use-ask.js';
import { useSubmit } from '../session/use-submit.js';
import styles from './settings.module.css';
import { timeZones, zoneName, zoneOfDevice } from './time-zones.js';
import { useOwner } from './use-owner.js';

const appearances: readonly Appearance[] = ['system', 'light', 'dark'];

/** The owner's name, language and time zone, and the appearance of this device. */
export function ProfilePart() {
  const { t, language, choose } = useLanguage();
  const owner = useOwner();
  const toast = useToast();
  const tryTo = useTry();
  const update = useDo(UpdateAccountDocument);
  const appearance = useAppearance();
  const form = useSubmit(
    async ({ displayName = '' }) => {
      await update({ input: { displayName: displayName.trim() || null } });
      toast({ text: t('saved') });
    },
    ['displayName'],
  );
  const chooseLanguage = (next: Language): Promise<void> =>
    tryTo(async () => {
      await choose(next);
      // The region that the owner has stays, such as that of ko-KR.
      if (owner.locale?.split('-', 1)[0] !== next) await update({ input: { locale: next } });
    });
  const chooseZone = (timeZone: string | null): Promise<void> =>
    tryTo(async () => {
      await update({ input: { timeZone } });
      toast({ text: t('saved') });
    });
  const here = zoneOfDevice();
  return (
    <Page title={t('settings.profile')} back="/settings" backAlways>
      <Section>
        <Form
          {...form}
          actions={
            <Button type="submit" kind="primary" busy={form.isBusy}>
              {t('save')}
            </Button>
          }
        >
          <TextField
            label={t('profile.displayName')}
            hint={t('profile.displayName.hint')}
            name="displayName"
            defaultValue={owner.displayName ?? ''}
            placeholder={owner.username}
            autoComplete="nickname"
            maxLength={40}
            error={form.fields.displayName}
          />
        </Form>
      </Section>
      <Section>
        <SelectField
          label={t('profile.timeZone')}
          hint={t('profile.timeZone.hint')}
          value={owner.timeZone ?? ''}
          onChange={({ target }) => void chooseZone(target.value || null)}
        >
          <option value="">{t('profile.timeZone.none')}</option>
          {timeZones(owner.timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zoneName(zone)}
            </option>
          ))}
        </SelectField>
        {here !== undefined && here !== owner.timeZone && (
          <div className={styles.row}>
            <span className={styles.soft}>{t('profile.timeZone.here', { zone: zoneName(here) })}</span>
            <Button kind="plain" onClick={() => void chooseZone(here)}>
              {t('profile.timeZone.useHere')}
            </Button>
          </div>
        )}
      </Section>
      <Section>
        <SelectField
          label={t('language')}
          hint={t('profile.language.hint')}
          value={language}
          onChange={({ target }) => void chooseLanguage(target.value as Language)}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('appearance')}
          value={appearance}
          onChange={({ target }) => chooseAppearance(target.value as Appearance)}
        >
          {appearances.map((one) => (
            <option key={one} value={one}>
              {t(`appearance.${one}`)}
            </option>
          ))}
        </SelectField>
      </Section>
    </Page>
  );
}
