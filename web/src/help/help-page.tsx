import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { HelpLineDocument, type HelpLineQuery } from '../generated/graphql.js';
import { useLanguage, useText } from '../language/language-context.js';
import type { TextKey } from '../language/catalogue.js';
import { Page, Section } from '../look/page.js';
import { useAsk } from '../session/use-ask.js';
import styles from './help.module.css';

const directory = 'https://findahelpline.com';

/** Where people help, what an AI pet is, and what happens with what one writes. */
export function HelpPage() {
  const t = useText();
  return (
    <Page title={t('help.title')}>
      <section className={styles.now}>
        <h2 className={styles.title}>{t('help.now')}</h2>
        <p>{t('help.now.text')}</p>
        <Lines />
      </section>
      <Facts title="help.ai" texts={['help.ai.1', 'help.ai.2', 'help.ai.3']} />
      <Facts title="help.crisis" texts={['help.crisis.1', 'help.crisis.2', 'help.crisis.3']} />
      <Facts title="help.first" texts={['help.first.text']}>
        <Link to="/settings/outreach">{t('settings.outreach')}</Link>
      </Facts>
      <Facts title="help.memory" texts={['help.memory.text']} />
      <Facts title="help.data" texts={['help.data.text']}>
        <Link to="/settings/data">{t('settings.data')}</Link>
      </Facts>
    </Page>
  );
}

function Facts({
  title,
  texts,
  children,
}: {
  readonly title: TextKey;
  readonly texts: readonly TextKey[];
  readonly children?: ReactNode;
}) {
  const t = useText();
  return (
    <Section title={t(title)}>
      <div className={styles.facts}>
        {texts.map((text) => (
          <p key={text}>{t(text)}</p>
        ))}
        {children !== undefined && <p>{children}</p>}
      </div>
    </Section>
  );
}

/** The line of the owner's country. The page that knows all lines stands there also while nothing can be asked. */
function Lines() {
  const { t, language } = useLanguage();
  const { data } = useAsk(HelpLineDocument);
  const { line, emergency, region } = data?.me.helpLine ?? ({} as Partial<HelpLineQuery['me']['helpLine']>);
  const country = region ? new Intl.DisplayNames(language, { type: 'region' }).of(region) : undefined;
  return (
    <>
      {line ? (
        <dl className={styles.lines}>
          <Line name={t('help.line')} number={line} />
          {emergency && <Line name={t('help.emergency')} number={emergency} />}
        </dl>
      ) : (
        data && <p>{t('help.noLine')}</p>
      )}
      <p>
        <a href={directory} target="_blank" rel="noreferrer">
          {t('help.directory')}
        </a>
      </p>
      {country !== undefined && (
        <p className={styles.place}>
          {t('help.place', { country })} <Link to="/settings/profile">{t('help.change')}</Link>
        </p>
      )}
    </>
  );
}

/** A number to call. What stands in brackets after it is no part of it. */
function Line({ name, number }: { readonly name: string; readonly number: string }) {
  const digits = /^[\d\s-]+/.exec(number)?.[0].replaceAll(/\D/g, '');
  return (
    <div>
      <dt>{name}</dt>
      <dd>{digits ? <a href={`tel:${digits}`}>{number}</a> : number}</dd>
    </div>
  );
}
