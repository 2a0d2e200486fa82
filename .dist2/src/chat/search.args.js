var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { ArgsType, Field, Int } from 'type-graphql';
import { z } from 'zod';
import { parse } from '../graphql/faulty-input.js';
import { text, wrong } from '../graphql/validation.js';
import { countCharacters } from '../text.js';
const maxLength = 100;
// Hangul, Chinese, Japanese and emoji: one of them says something, where one letter does not.
const firstOfWords = 0x1100;
const words = text(1, maxLength).refine((query) => countCharacters(query) > 1 || query.codePointAt(0) >= firstOfWords, wrong('tooShort', { min: 2, max: maxLength }));
/** The arguments of a search. */
let SearchArgs = class SearchArgs {
    static { this.rules = z.looseObject({ query: words }); }
};
__decorate([
    Field(() => String, {
        description: 'The words, 2 to 100 characters; a single character of Korean, Chinese or Japanese is enough. Upper and lower case are the same.',
    }),
    __metadata("design:type", String)
], SearchArgs.prototype, "query", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Returns the first n edges, 1 to 100.' }),
    __metadata("design:type", Number)
], SearchArgs.prototype, "first", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Returns only edges after this cursor.' }),
    __metadata("design:type", String)
], SearchArgs.prototype, "after", void 0);
SearchArgs = __decorate([
    ArgsType()
], SearchArgs);
export { SearchArgs };
/**
 * Brings the words of a search into the form in which messages are stored.
 * @throws BAD_USER_INPUT
 */
export const toSearchWords = (query) => parse(z.object({ query: words }), { query }).query;
//# sourceMappingURL=search.args.js.map