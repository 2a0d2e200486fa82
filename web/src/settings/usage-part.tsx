import { VoiceUsageDocument, type VoiceUsageQuery } from '../generated/graphql.js';
import { useLanguage } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Loaded } from '../look/loaded.js';
import { Page, Section } from '../look/page.js';
import { useAsk } from '../session/use-ask.js';
import styles from './settings.module.css';

/** How much the owner's pets said today, and how much they still may. */
export function UsagePart() {
  const { t } = useLanguage();
  const asked = useAsk(VoiceUsageDocument);
  return (
    <Page title={t('settings.usage')} back="/settings" backAlways>
      <Loaded asked={asked}>
        {({ me }) => (
          <Section>
            <Usage {...me.voiceUsage} />
          </Section>
        )}
      </Loaded>
    </Page>
  );
}

function Usage({
  inputTokens,
  outputTokens,
  limit,
  isExhausted,
  resetsAt,
}: VoiceUsageQuery['me']['voiceUsage']) {
  const { t, language } = useLanguage();
  const times = useTimes();
  const used = inputTokens + outputTokens;
  if (limit === null) return <p>{t(used === 0 ? 'usage.nothing' : 'usage.free')}</p>;
  const left = Math.max(0, limit - used) / limit;
  const number = new Intl.NumberFormat(language);
  // Not "100 %" before all of it is left, and not "0 %" before none is.
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(
    left === 1 || left === 0 ? left : Math.min(0.99, Math.max(0.01, left)),
  );
  return (
    <>
      <p className={styles.large}>{isExhausted ? t('usage.exhausted') : t('usage.left', { percent })}</p>
      <progress
        className={styles.meter}
        aria-label={t('usage.label')}
        value={Math.min(used, limit)}
        max={limit}
        data-full={isExhausted || undefined}
      />
      <p className={styles.soft}>
        {t('usage.detail', {
          input: number.format(inputTokens),
          output: number.format(outputTokens),
          limit: number.format(limit),
        })}
      </p>
      <p className={styles.soft}>{t('usage.resets', { at: times.full(new Date(resetsAt)) })}</p>
    </>
  );
}
