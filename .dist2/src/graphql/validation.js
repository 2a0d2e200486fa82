import { z } from 'zod';
import { badUserInput } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { lineFault, linesFault, withLineFeeds } from '../plain-text.js';
import { cleanText, sizeFault, textFault } from '../text.js';
const maxId = 9223372036854775807n;
/** Whether a text is an id of the database: 1 to 2^63 − 1, without leading zeros. */
export const isId = (text) => /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= maxId;
/**
 * Says what a refinement finds wrong: `.refine(isZone, wrong('timeZone'))`.
 * @param values the numbers that belong to it
 */
export const wrong = (name, values) => ({
    params: { fault: { name, values } },
});
/** Refuses what a rule finds wrong in a text. */
export const without = (find) => (text, context) => {
    const found = find(text);
    const fault = typeof found === 'string' ? { name: found } : found;
    if (fault)
        context.addIssue({ code: 'custom', ...wrong(fault.name, fault.values) });
};
/** The rule of an id. */
export const id = () => z.string().refine(isId, wrong('id'));
/** The rule of a whole number within bounds. */
export const between = (min, max) => z
    .number()
    .int()
    .refine((value) => value >= min && value <= max, wrong('outOfRange', { min, max }));
/**
 * The rule of any text: that it is small enough to work on. Rules that normalise or match a text start with this.
 * @param minLength in code points; only for the fault
 * @param maxLength in code points
 */
export const sized = (minLength, maxLength) => z.string().superRefine(without((raw) => sizeFault(raw, minLength, maxLength)));
/**
 * The rule of a text. It also brings the text into the form in which it is stored.
 * @param minLength in code points
 * @param maxLength in code points
 */
export const text = (minLength, maxLength) => sized(minLength, maxLength)
    .transform(cleanText)
    .superRefine(without((clean) => textFault(clean, minLength, maxLength)));
/**
 * The rule of a text of one line: a name or a title.
 * @param minLength in code points
 * @param maxLength in code points
 */
export const line = (minLength, maxLength) => text(minLength, maxLength).superRefine(without(lineFault));
/**
 * The rule of a text of any number of lines: a persona or a message. It ends each line with a line feed.
 * @param minLength in code points
 * @param maxLength in code points
 */
export const lines = (minLength, maxLength) => sized(minLength, maxLength)
    .transform(withLineFeeds)
    .pipe(text(minLength, maxLength))
    .superRefine(without(linesFault));
/** Makes a field optional. Null counts as missing. */
export const optional = (rule) => rule.nullish().transform((value) => value ?? undefined);
/**
 * Validates an id that is an argument of its own.
 * @param name the argument's name, for the fault
 * @throws BAD_USER_INPUT
 */
export function parseId(name, value) {
    if (!isId(value))
        throw badUserInput(fieldFault(name, 'id'));
    return value;
}
//# sourceMappingURL=validation.js.map