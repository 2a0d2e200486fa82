import type { Services, Viewer } from '../context.js';
import { placeholder, Statement } from '../database/statement.js';
import { languageOf, type Language } from '../language/language.js';
import { sql } from 'kysely';

interface LocaleParameters {
  userId: string;
}

const localeStatement = new Statement<LocaleParameters>(
  'locale',
  sql`SELECT locale FROM users WHERE id = ${placeholder(({ userId }: LocaleParameters) => userId)}`,
);

/**
 * The language in which the reader of an error reads it: what the client prefers, otherwise what the owner chose,
 * otherwise English. Only an error asks for it, so that no other operation takes a statement more.
 */
export async function readerLanguage(
  { statements, log }: Pick<Services, 'statements' | 'log'>,
  preferred: Language | undefined,
  viewer: Pick<Viewer, 'userId'> | undefined,
): Promise<Language> {
  if (preferred || !viewer) return preferred ?? 'en';
  try {
    const [row] = await statements.run<{ locale: string | null }, LocaleParameters>(localeStatement, {
      userId: viewer.userId,
    });
    return languageOf(row?.locale) ?? 'en';
  } catch (error) {
    // The error that is to be said matters more than its language.
    log.warn({ err: error }, "An owner's language could not be read.");
    return 'en';
  }
}
