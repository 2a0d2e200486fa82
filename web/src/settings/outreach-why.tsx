import { useState } from 'react';
import type { OutreachQuery } from '../generated/graphql.js';
import { useText } from '../language/language-context.js';
import { dayNumber, useTimes } from '../language/times.js';
import { ButtonLink } from '../look/button.js';
import styles from './settings.module.css';

/** Says in words why no pet has written, and when the next one could. */
export function OutreachWhy({ outreach }: { readonly outreach: OutreachQuery['me']['outreach'] }) {
  const t = useText();
  const times = useTimes();
  const { heldBackBy, idleSince, nextEligibleAt } = outreach;
  // As of when it is shown; the graph answers anew at each visit.
  const [now] = useState(() => new Date());
  const at = (moment: string): string => {
    const date = new Date(moment);
    return dayNumber(date) === dayNumber(now) ? times.time(date) : times.full(date);
  };
  const next =
    nextEligibleAt !== null && Date.parse(nextEligibleAt) > now.getTime() ? nextEligibleAt : undefined;
  return (
    <div className={styles.why}>
      <p className={styles.whyWords}>{t(`outreach.hold.${heldBackBy ?? 'none'}`)}</p>
      <p className={styles.soft}>
        {t('outreach.since', { at: at(idleSince) })}{' '}
        {next !== undefined && t('outreach.next', { at: at(next) })}
      </p>
      {heldBackBy === 'NO_ACTIVE_PET' && (
        <div>
          <ButtonLink to="/pets/new">{t('outreach.toPets')}</ButtonLink>
        </div>
      )}
    </div>
  );
}
