import { getOperationAST, ProvidedRequiredArgumentsRule, specifiedRules, validate, ValuesOfCorrectTypeRule, } from 'graphql';
import { badUserInput } from '../errors.js';
import { inputFaults } from './input-faults.js';
import { isPublic } from './is-public.js';
// What these find wrong in a document is wrong in an input: it is reported as if it had come in a variable.
const inputRules = new Set([
    ValuesOfCorrectTypeRule,
    ProvidedRequiredArgumentsRule,
]);
/**
 * Explains why a document is not valid. If only its literals are not, the error is that of an input with the same values
 * in variables: BAD_USER_INPUT with all its faults, or UNAUTHENTICATED if the sender may not run the operation.
 * @param rules what documents must keep besides the rules of GraphQL
 * @param errors what validation found
 */
export async function explainErrors(schema, rules, ctx, { document, operationName, variables }, errors) {
    const others = [...specifiedRules, ...rules].filter((rule) => !inputRules.has(rule));
    if (validate(schema, document, others, { maxErrors: 1 }).length > 0)
        return errors;
    const operation = getOperationAST(document, operationName);
    if (!operation)
        return errors;
    if (!('userId' in ctx.claimed) && !isPublic(schema, document, operation))
        return [ctx.claimed];
    const faults = await inputFaults({ schema, document, operation, variables: variables ?? {} }, ctx);
    return faults.length > 0 ? [badUserInput(...faults)] : errors;
}
//# sourceMappingURL=explain-errors.js.map