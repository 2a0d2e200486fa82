import { countCharacters } from '../text.js';
// Characters of one token, about, in tokenizers of today's models. Hangul and Han take up to one each, and a symbol more.
const kinds = [
    [/[\p{Script=Latin}\p{Nd}]/gu, 4],
    [/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, 1],
    [/\p{Extended_Pictographic}/gu, 0.4],
];
const otherPerToken = 2;
// Spaces mostly belong to the token after them.
const free = / /g;
// Of one message: its role, and where it begins and ends.
const perMessage = 4;
const [minFactor, maxFactor] = [0.5, 3];
// How fast the factor follows what a provider counted.
const weight = 0.2;
const count = (text, pattern) => text.match(pattern)?.length ?? 0;
/** Estimates tokens by the script of each character, and learns from what the provider counts. */
export class TokenEstimator {
    #factor = 1;
    /** Estimates the tokens of a text. */
    estimate(text) {
        let rest = countCharacters(text) - count(text, free);
        let tokens = 0;
        for (const [letters, perToken] of kinds) {
            const found = count(text, letters);
            rest -= found;
            tokens += found / perToken;
        }
        return Math.ceil((tokens + Math.max(0, rest) / otherPerToken) * this.#factor);
    }
    /** Estimates the tokens of messages. */
    estimateAll(messages) {
        return messages.reduce((sum, { content }) => sum + perMessage + this.estimate(content), 0);
    }
    /** Learns from a prompt whose tokens the provider has counted. */
    learn(messages, counted) {
        const estimated = this.estimateAll(messages);
        if (estimated <= 0 || !(counted > 0))
            return;
        const factor = this.#factor * (counted / estimated);
        const next = this.#factor + weight * (factor - this.#factor);
        this.#factor = Math.min(maxFactor, Math.max(minFactor, next));
    }
}
//# sourceMappingURL=token-estimator.js.map