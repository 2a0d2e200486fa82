import type DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { Services } from '../context.js';
import { batchLoader } from '../database/batch-loader.js';
import { placeholder, Statement } from '../database/statement.js';
import { languageOf, type Language } from '../language/language.js';
import type { GraphServices } from './operation-context.js';

interface LocaleParameters {
  ids: readonly string[];
}

const localeStatement = new Statement<LocaleParameters>(
  'locales',
  sql`SELECT id, locale FROM users WHERE id = ANY(${placeholder(({ ids }: LocaleParameters) => ids)}::bigint[])`,
);

/** Loads the languages that owners chose, those of one moment in one statement. */
export const languageLoader = ({
  statements,
}: Pick<Services, 'statements'>): DataLoader<string, Language | undefined> =>
  batchLoader(async (ids) => {
    const rows = await statements.run<{ id: string; locale: string | null }, LocaleParameters>(
      localeStatement,
      { ids },
    );
    const locales = new Map(rows.map(({ id, locale }) => [id, locale]));
    return ids.map((id) => languageOf(locales.get(id)));
  });

/**
 * The language in which the reader of an error reads it: what the client prefers, otherwise what the owner chose,
 * otherwise English. Only an error asks for it, so that no other operation takes a statement more.
 */
export async function readerLanguage(
  { languages, log }: Pick<GraphServices, 'languages' | 'log'>,
  preferred: Language | undefined,
  ownerId: string | undefined,
): Promise<Language> {
  if (preferred || ownerId === undefined) return preferred ?? 'en';
  try {
    return (await languages.load(ownerId)) ?? 'en';
  } catch (error) {
    // The error that is to be said matters more than its language.
    log.warn({ err: error }, "An owner's language could not be read.");
    return 'en';
  }
}
