import { Kind, OperationTypeNode } from 'graphql';
import { tooCostly } from '../errors.js';
import { operationCost } from './cost.js';
import { guardIntrospection } from './introspection.js';
/** The maximum length of a document, in tokens. */
export const maxTokens = 2_500;
/**
 * The most that the parsed documents which a process keeps may be long together, in characters. With its plan, a
 * document takes a hundred times its length in memory.
 */
export const maxDocumentsLength = 200_000;
/** What each of them counts at least. */
export const minDocumentLength = 1_000;
/** The most that one operation may cost. */
export const maxCost = 30_000;
/** A subscription pays once, and its events come for as long as it lives. */
const maxEventCost = 250;
const resolvedEventWeight = 5;
/** Resolvers take many times as long as a statement for the same values, and block the process meanwhile. */
const maxResolvedCost = 2_500;
/**
 * Refuses an operation, before it runs, if it costs too much.
 * @param variables that fit their types
 * @returns its cost; of a subscription, the cost of one event
 * @throws BAD_USER_INPUT with the cost and the limit
 */
export function guardOperation(schema, document, operation, variables) {
    guardIntrospection(document);
    const cost = operationCost({ schema, document, operation, variables });
    if (cost > maxCost)
        throw tooCostly(cost, maxCost);
    if (operation.operation === OperationTypeNode.SUBSCRIPTION)
        guardEvent(cost);
    return cost;
}
/**
 * Counts an event that resolvers answer, because it selects what no statement can read.
 * @param cost as `guardOperation` counts it
 * @throws BAD_USER_INPUT if that is too much
 */
export function resolvedEventCost(cost) {
    guardEvent(cost * resolvedEventWeight);
    return cost * resolvedEventWeight;
}
function guardEvent(cost) {
    if (cost > maxEventCost)
        throw tooCostly(cost, maxEventCost, true);
}
/**
 * Refuses an operation that resolvers would have to answer whole, if that takes longer than a moment.
 * @param answerCost as `answerCostOf` counts it
 * @throws BAD_USER_INPUT
 */
export function guardResolvers(answerCost) {
    if (answerCost > maxResolvedCost)
        throw tooCostly(answerCost, maxResolvedCost);
}
/**
 * Counts what the answer to an operation costs, without what its mutations do, such as hashing a password.
 * @param cost as `guardOperation` counts it
 */
export function answerCostOf(schema, { operation, selectionSet }, cost) {
    const fields = schema.getRootType(operation).getFields();
    const own = selectionSet.selections.map((selection) => selection.kind === Kind.FIELD ? Number(fields[selection.name.value]?.extensions['complexity'] ?? 1) : 0);
    return cost - own.reduce((sum, one) => sum + one, 0);
}
//# sourceMappingURL=guard.js.map