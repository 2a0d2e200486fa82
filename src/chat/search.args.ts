import { ArgsType, Field, Int } from 'type-graphql';
import { z } from 'zod';
import { parse } from '../graphql/faulty-input.js';
import { text, wrong } from '../graphql/validation.js';
import { countCharacters } from '../text.js';

const maxLength = 100;
// Hangul, Chinese, Japanese and emoji: one of them says something, where one letter does not.
const firstOfWords = 0x1100;

const words = text(1, maxLength).refine(
  (query) => countCharacters(query) > 1 || query.codePointAt(0)! >= firstOfWords,
  wrong('tooShort', { min: 2, max: maxLength }),
);

/** The arguments of a search. */
@ArgsType()
export class SearchArgs {
  static readonly rules = z.looseObject({ query: words });

  @Field(() => String, {
    description:
      'The words, 2 to 100 characters; a single character of Korean, Chinese or Japanese is enough. Upper and lower case are the same.',
  })
  query!: string;

  @Field(() => Int, { nullable: true, description: 'Returns the first n edges, 1 to 100.' })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Returns only edges after this cursor.' })
  after?: string;
}

/**
 * Brings the words of a search into the form in which messages are stored.
 * @throws BAD_USER_INPUT
 */
export const toSearchWords = (query: string): string => parse(z.object({ query: words }), { query }).query;
