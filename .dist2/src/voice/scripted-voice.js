import { setTimeout as delay } from 'node:timers/promises';
import { languageOf } from '../language/language.js';
import { say } from '../language/say.js';
import { shorten } from '../text.js';
import { playCommand } from './scripted-commands.js';
const openings = ['voice.opening1', 'voice.opening2', 'voice.opening3', 'voice.opening4'];
const greetings = ['voice.greeting1', 'voice.greeting2', 'voice.greeting3', 'voice.greeting4'];
/**
 * Opens the voice of an installation without a model. It builds a reply from the persona and the owner's message,
 * and mentions that no model is set up. The same conversation gets the same reply, and a pet never says the same
 * twice in a row.
 */
export const scriptedVoice = ({ pace, takesCommands }) => ({
    name: 'scripted (set OPENAI_API_KEY or OPENAI_BASE_URL for a model)',
    async *speak(request, signal) {
        const { pet, conversation, outreach } = request;
        const message = outreach ? undefined : conversation.findLast(({ by }) => by === 'USER')?.content;
        const played = takesCommands && message !== undefined
            ? await playCommand(message, pet.name, conversation.length, signal)
            : undefined;
        const wordPace = Math.max(pace, played?.pace ?? 0);
        for (const word of (played?.text ?? choosePhrase(request)).split(/(?<= )/)) {
            if (wordPace > 0)
                await delay(wordPace, undefined, { signal }).catch(() => undefined);
            signal.throwIfAborted();
            yield word;
        }
    },
});
/** Chooses what to say: not what was said last. */
function choosePhrase(request) {
    const { conversation, outreach } = request;
    const lastContent = conversation.findLast(({ by }) => by === 'PET')?.content;
    const avoid = new Set([lastContent, request.instead, ...(outreach?.avoid ?? [])]);
    const phrases = phrasesFor(request);
    const start = phrases.length + conversation.length;
    const rotated = phrases.map((_, at) => phrases[(start + at) % phrases.length]);
    return rotated.find((phrase) => !avoid.has(phrase)) ?? rotated[0];
}
/** Lists everything that the scripted voice can say now, in the owner's language. */
function phrasesFor({ pet, ownerLocale, conversation, outreach }) {
    const language = languageOf(ownerLocale) ?? 'en';
    const persona = shorten(pet.persona.replaceAll(/\s+/g, ' '), 200);
    const disclaimer = say(language, { key: 'voice.disclaimer', values: { persona } });
    const question = conversation.findLast(({ by }) => by === 'USER')?.content ?? '';
    const values = { pet: pet.name, quote: shorten(question.replaceAll(/\s+/g, ' '), 120) };
    return (outreach ? greetings : openings).map((key) => `${say(language, { key, values })} ${disclaimer}`);
}
//# sourceMappingURL=scripted-voice.js.map