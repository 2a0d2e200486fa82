import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
/** The languages that the API speaks. The first one is for readers whose language is unknown. */
export const languages = ['en', 'ko'];
// Browsers send a few dozen characters.
const maxHeader = 200;
// A browser sends the same header with every request.
const chosen = new LRUCache({ max: 1_000 });
/**
 * Chooses a language by what a client prefers.
 * @param header the value of `Accept-Language` (RFC 9110, 12.5.4); from a socket, it may be anything
 * @returns undefined if the client prefers none that the API speaks
 */
export function preferredLanguage(header) {
    // Node.js itself sends an asterisk.
    if (typeof header !== 'string' || header.length > maxHeader || header.trim() === '*')
        return undefined;
    const known = chosen.get(header);
    if (known)
        return known.language;
    const [first] = new Negotiator({ headers: { 'accept-language': header } }).languages([...languages]);
    const language = languages.find((one) => one === first);
    chosen.set(header, { language });
    return language;
}
/**
 * The language of an owner.
 * @param locale a BCP 47 language tag, such as `ko-KR`; null if the owner gave none
 * @returns undefined if it is none that the API speaks
 */
export const languageOf = (locale) => languages.find((language) => language === locale?.split('-', 1)[0]?.toLowerCase());
//# sourceMappingURL=language.js.map