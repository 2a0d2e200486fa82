import { z } from 'zod';
import { badUserInput, type FieldErrors } from '../errors.js';
import { lineError, linesError, withLineFeeds } from '../plain-text.js';
import { cleanText, sizeError, textError } from '../text.js';

const idError = 'must be an id';
const maxId = 9_223_372_036_854_775_807n;

/** Whether a text is an id of the database: 1 to 2^63 − 1, without leading zeros. */
export const isId = (text: string): boolean => /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= maxId;

/** The rule of an id. */
export const id = () => z.string().refine(isId, idError);

/**
 * The rule of any text: that it is small enough to work on. Rules that normalise or match a text start with this.
 * @param minLength in code points; only for the error
 * @param maxLength in code points
 */
export const sized = (minLength: number, maxLength: number) =>
  z.string().superRefine((raw, context) => {
    const message = sizeError(raw, minLength, maxLength);
    if (message) context.addIssue({ code: 'custom', message });
  });

/**
 * The rule of a text. It also brings the text into the form in which it is stored.
 * @param minLength in code points
 * @param maxLength in code points
 */
export const text = (minLength: number, maxLength: number) =>
  sized(minLength, maxLength).transform((raw, context) => {
    const clean = cleanText(raw);
    const message = textError(clean, minLength, maxLength);
    if (message) context.addIssue({ code: 'custom', message });
    return clean;
  });

/** Refuses what a rule finds wrong in a text. */
const without =
  (errorOf: (clean: string) => string | undefined) => (clean: string, context: z.RefinementCtx) => {
    const message = errorOf(clean);
    if (message) context.addIssue({ code: 'custom', message });
  };

/**
 * The rule of a text of one line: a name or a title.
 * @param minLength in code points
 * @param maxLength in code points
 */
export const line = (minLength: number, maxLength: number) =>
  text(minLength, maxLength).superRefine(without(lineError));

/**
 * The rule of a text of any number of lines: a persona or a message. It ends each line with a line feed.
 * @param minLength in code points
 * @param maxLength in code points
 */
export const lines = (minLength: number, maxLength: number) =>
  sized(minLength, maxLength)
    .transform(withLineFeeds)
    .pipe(text(minLength, maxLength))
    .superRefine(without(linesError));

/** Makes a field optional. Null counts as missing. */
export const optional = <T extends z.ZodType>(rule: T) =>
  rule.nullish().transform((value) => value ?? undefined);

/**
 * Validates a value by its rules.
 * @returns the value as the rules transformed it
 * @throws BAD_USER_INPUT with a message for every invalid field, without the values
 */
export function parse<T extends z.ZodType>(rules: T, value: unknown): z.output<T> {
  const result = rules.safeParse(value);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join('.')] ??= issue.message;
  throw badUserInput(fields satisfies FieldErrors);
}

/** An input class that has rules. */
export interface ValidatedClass {
  rules: z.ZodType;
}

/**
 * Validates an argument whose class has `rules`, and changes it in place. TypeGraphQL calls this for every
 * argument.
 */
export function validateArgument(value: unknown, type: unknown): void {
  const rules = (type as Partial<ValidatedClass> | undefined)?.rules;
  if (rules && value !== null && typeof value === 'object') Object.assign(value, parse(rules, value));
}

/**
 * Validates an id that is an argument of its own.
 * @param name the argument's name, for the error
 * @throws BAD_USER_INPUT
 */
export function parseId(name: string, value: string): string {
  if (!isId(value)) throw badUserInput({ [name]: idError });
  return value;
}
