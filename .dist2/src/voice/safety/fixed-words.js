import { languageOf } from '../../language/language.js';
import { say } from '../../language/say.js';
import { regionOf } from './help-lines.js';
/** The owner's messages that an answer is for: those after the pet's last one. */
export function openMessages({ conversation }) {
    const at = conversation.findLastIndex(({ by }) => by === 'PET') + 1;
    return conversation.slice(at).map(({ content }) => content);
}
/** The language in which a fixed text reaches an owner: that of what they wrote, otherwise that of their locale. */
export function languageFor(request) {
    const written = request.conversation.findLast(({ by }) => by === 'USER')?.content ?? '';
    if (/[\u1100-\u11FF\u3131-\u318E가-힣]/.test(written))
        return 'ko';
    return languageOf(request.ownerLocale) ?? 'en';
}
/** The answer to a message of self-harm: out of character, with help that the owner can reach. Another one if it repeats. */
export function helpWords(request, { helpLines }) {
    const language = languageFor(request);
    const region = regionOf({ locale: request.ownerLocale ?? language, timeZone: request.ownerTimeZone }, helpLines);
    const known = region ? helpLines[region] : undefined;
    const finder = say(language, { key: 'safety.helpFinder' });
    const help = known
        ? `${say(language, { key: 'safety.helpLine', values: { line: known.line } })} ${finder}`
        : finder;
    const emergency = known?.emergency ?? say(language, { key: 'safety.emergency' });
    const first = say(language, { key: 'safety.help', values: { help, emergency } });
    const isRepeated = request.conversation.findLast(({ by }) => by === 'PET')?.content === first;
    return isRepeated ? say(language, { key: 'safety.helpAgain', values: { help, emergency } }) : first;
}
/** What is said to an owner who asks whether the pet is an AI. */
export const disclosureWords = (request) => say(languageFor(request), { key: 'safety.isAi', values: { pet: request.pet.name } });
const lines = {
    goodbye: ['safety.goodbye1', 'safety.goodbye2', 'safety.goodbye3'],
    hello: ['safety.hello1', 'safety.hello2', 'safety.hello3'],
    other: ['safety.other1', 'safety.other2', 'safety.other3'],
};
/** What is said in place of words that were not safe twice. It does not repeat what the pet said lately. */
export function fixedWords(request, fault, rules) {
    const { conversation, outreach } = request;
    // Whoever makes a voice say such things may need help; an outreach must not begin with that.
    if (fault === 'SELF_HARM' && !outreach)
        return helpWords(request, rules);
    if (fault === 'HUMAN' && !outreach)
        return disclosureWords(request);
    const language = languageFor(request);
    const said = new Set([
        ...conversation.slice(-10).map(({ content }) => content),
        ...(outreach?.avoid ?? []),
    ]);
    const kind = outreach ? 'hello' : fault === 'PLEADING' ? 'goodbye' : 'other';
    const choices = lines[kind].map((key) => say(language, { key }));
    return choices.find((words) => !said.has(words)) ?? choices[0];
}
//# sourceMappingURL=fixed-words.js.map