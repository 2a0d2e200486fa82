import { sql } from 'kysely';
import { batchLoader } from '../database/batch-loader.js';
import { placeholder, Statement } from '../database/statement.js';
import { languageOf } from '../language/language.js';
const localeStatement = new Statement('locales', sql `SELECT id, locale FROM users WHERE id = ANY(${placeholder(({ ids }) => ids)}::bigint[])`);
/** Loads the languages that owners chose, those of one moment in one statement. */
export const languageLoader = ({ statements, }) => batchLoader(async (ids) => {
    const rows = await statements.run(localeStatement, { ids });
    const locales = new Map(rows.map(({ id, locale }) => [id, locale]));
    return ids.map((id) => languageOf(locales.get(id)));
});
/**
 * The language in which the reader of an error reads it: what the client prefers, otherwise what the owner chose,
 * otherwise English. Only an error asks for it, so that no other operation takes a statement more.
 */
export async function readerLanguage({ languages, log }, preferred, ownerId) {
    if (preferred || ownerId === undefined)
        return preferred ?? 'en';
    try {
        return (await languages.load(ownerId)) ?? 'en';
    }
    catch (error) {
        // The error that is to be said matters more than its language.
        log.warn({ err: error }, "An owner's language could not be read.");
        return 'en';
    }
}
//# sourceMappingURL=reader-language.js.map