import { z } from 'zod';
import { badUserInput } from '../errors.js';
import { fieldFault } from '../field-fault.js';
/** Tells which fields of an input have a value. */
export const hasField = (input) => (field) => input[field] != null;
/**
 * Finds everything that is wrong with an input.
 * @param type the class of the input
 * @param value the input as GraphQL coerced it; fields that it could not coerce are missing
 * @param known what is already known to be wrong with it
 */
export async function allFaults(type, value, ctx, known = []) {
    const isKnown = (path) => known.some((fault) => fault.path === path || fault.path.startsWith(`${path}.`) || path.startsWith(`${fault.path}.`));
    const result = type.rules.safeParse(value);
    const found = result.success ? [] : faultsOf(result.error, value).filter(({ path }) => !isKnown(path));
    const faults = [...known, ...found];
    if (faults.length === 0 || !type.otherFaults)
        return faults;
    const faulty = new Set(known.map(({ path }) => path.split('.', 1)[0]));
    const others = await type.otherFaults(ctx, {
        valid: validFields(type.rules, value, faults),
        has: (field) => faulty.has(String(field)) || Reflect.get(value, field) != null,
    });
    return [...faults, ...others];
}
/** The fields of an input that have no fault, as their rules transform them. */
function validFields(rules, value, faults) {
    if (!(rules instanceof z.ZodObject))
        return {};
    const faulty = new Set(faults.map(({ path }) => path.split('.', 1)[0]));
    return Object.fromEntries(Object.entries(rules.shape).flatMap(([name, rule]) => {
        const result = faulty.has(name) ? undefined : rule.safeParse(Reflect.get(value, name));
        return result?.success ? [[name, result.data]] : [];
    }));
}
/** The first fault of each field. */
function faultsOf({ issues }, value) {
    const faults = new Map();
    for (const issue of issues) {
        const path = issue.path.join('.') || 'input';
        const { name, values } = faultOf(issue, value);
        if (!faults.has(path))
            faults.set(path, fieldFault(path, name, values));
    }
    return [...faults.values()];
}
const byType = {
    string: 'text',
    number: 'number',
    int: 'wholeNumber',
    boolean: 'truth',
    object: 'object',
};
function faultOf(issue, value) {
    switch (issue.code) {
        case 'custom':
            return issue.params?.['fault'] ?? { name: 'invalid' };
        case 'invalid_type':
            return {
                name: valueAt(value, issue.path) == null ? 'required' : (byType[issue.expected] ?? 'invalid'),
            };
        case 'too_big':
            return issue.origin === 'string'
                ? { name: 'overlong', values: { max: Number(issue.maximum) } }
                : { name: 'invalid' };
        case 'invalid_value':
            return { name: 'choice' };
        default:
            return { name: 'invalid' };
    }
}
const valueAt = (value, path) => path.reduce((at, key) => typeof at === 'object' && at !== null ? at[key] : undefined, value);
/**
 * Validates an argument whose class has `rules`, and changes it in place. TypeGraphQL calls this for every
 * argument.
 * @throws BAD_USER_INPUT with everything that is wrong with it, without the values
 */
export async function validateArgument(value, type, ctx) {
    const rules = type?.rules;
    if (!rules || value === null || typeof value !== 'object')
        return;
    const result = rules.safeParse(value);
    if (!result.success)
        throw badUserInput(...(await allFaults(type, value, ctx)));
    Object.assign(value, result.data);
}
/**
 * Validates a value by its rules.
 * @returns the value as the rules transformed it
 * @throws BAD_USER_INPUT with what is wrong with each field, without the values
 */
export function parse(rules, value) {
    const result = rules.safeParse(value);
    if (result.success)
        return result.data;
    throw badUserInput(...faultsOf(result.error, value));
}
//# sourceMappingURL=faulty-input.js.map