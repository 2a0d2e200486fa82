import { z } from 'zod';
import { badUserInput, type Faults } from '../errors.js';
import { cleanText, textFault } from '../text.js';

const idFault = 'must be an id';
const biggest = 9_223_372_036_854_775_807n;

/** Whether a text is a key as the database counts them: 1 to 2^63 − 1, without leading zeros. */
export const isId = (text: string): boolean => /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= biggest;

/** The rule of an id. */
export const id = () => z.string().refine(isId, idFault);

/**
 * The rule of a text, which it also brings into the one form in which text is kept.
 * @param shortest and
 * @param longest in characters, as `countCharacters` counts them
 */
export const text = (shortest: number, longest: number) =>
  z.string().transform((raw, faults) => {
    const clean = cleanText(raw);
    const fault = textFault(clean, shortest, longest);
    if (fault) faults.addIssue({ code: 'custom', message: fault });
    return clean;
  });

/** A field that may be left out; null counts as left out. */
export const optional = <T extends z.ZodType>(rule: T) =>
  rule.nullish().transform((value) => value ?? undefined);

/**
 * Holds an argument to its rules, and refuses all that is wrong with it at once.
 * @param rules what it must be
 * @param value what was given
 * @returns the value as the rules left it
 * @throws BAD_USER_INPUT with a sentence for each field, and never with what was given
 */
export function parse<T extends z.ZodType>(rules: T, value: unknown): z.output<T> {
  const read = rules.safeParse(value);
  if (read.success) return read.data;
  const fields: Record<string, string> = {};
  for (const issue of read.error.issues) fields[issue.path.join('.')] ??= issue.message;
  throw badUserInput(fields satisfies Faults);
}

/** An argument class that carries its own rules. */
export interface Ruled {
  rules: z.ZodType;
}

/** TypeGraphQL's hook for every argument: those whose class has `rules` are held to them, in place. */
export function validateArgument(value: unknown, type: unknown): void {
  const rules = (type as Partial<Ruled> | undefined)?.rules;
  if (rules && value !== null && typeof value === 'object') Object.assign(value, parse(rules, value));
}

/**
 * An id given as a plain argument.
 * @param name of the argument
 * @throws BAD_USER_INPUT
 */
export function parseId(name: string, value: string): string {
  if (!isId(value)) throw badUserInput({ [name]: idFault });
  return value;
}
