import { GraphQLError, } from 'graphql';
import { getComplexity } from 'graphql-query-complexity/cjs';
import { LRUCache } from 'lru-cache';
import { badUserInput } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { defaultPageSize, maxPageSize } from '../graphql/connection.js';
import { bytesPerUnit } from '../graphql/text-cost.js';
import { introspectionCost, isIntrospection } from './introspection.js';
const maxNodes = 10_000;
// Each list takes a statement, however short the list is.
const listCost = 10;
const maxCachedCosts = 50;
// By operation, and by the variables that its cost depends on: the sizes of pages, and the conditions of
// @skip and @include.
const costs = new WeakMap();
/**
 * Counts what an operation may cost: a unit for each value and for each kilobyte that the answer can have.
 * @throws BAD_USER_INPUT if an argument is invalid, or if there is too much to count
 */
export function operationCost(request) {
    const key = costKey(request);
    const cache = costs.get(request.operation) ?? new LRUCache({ max: maxCachedCosts });
    const known = cache.get(key);
    if (known !== undefined)
        return known;
    const cost = count(request);
    costs.set(request.operation, cache.set(key, cost));
    return cost;
}
/** A variable that is null and one that is missing differ: only the second takes its default. */
function costKey({ operation: { variableDefinitions = [] }, variables }) {
    return variableDefinitions
        .map(({ variable }) => variables[variable.name.value])
        .map((value) => value === null || typeof value === 'number' || typeof value === 'boolean' ? value : typeof value)
        .join();
}
function count({ schema, document: query, operation, variables }) {
    try {
        return getComplexity({
            schema,
            query,
            variables,
            maxQueryNodes: maxNodes,
            ...(operation.name && { operationName: operation.name.value }),
            estimators: [(field) => fieldCost(schema, field)],
        });
    }
    catch (error) {
        if (!(error instanceof GraphQLError))
            throw error;
        // Either an argument is invalid, or the operation has too many nodes to count. Both are refused.
        const argument = /^Argument "(\w+)"/.exec(error.message);
        throw badUserInput(argument ? fieldFault(argument[1], 'invalid') : fieldFault('query', 'tooCostly', { limit: maxNodes }));
    }
}
function fieldCost(schema, { type, args, field, node, childComplexity }) {
    if (isIntrospection(type, field))
        return introspectionCost(schema, type, field, childComplexity);
    const own = ownCost(field, node);
    if (!field.args.some(({ name }) => name === 'first'))
        return own + childComplexity;
    // The list itself refuses a size out of bounds, with the argument's name.
    const size = args['first'] ?? args['last'] ?? defaultPageSize;
    return own + listCost + Math.min(Math.max(1, size), maxPageSize) * childComplexity;
}
/** A key is as much a part of the answer as its value, and an alias may be as long as the document. */
const ownCost = ({ extensions }, { alias, name }) => Number(extensions['complexity'] ?? 1) + Math.floor((alias ?? name).value.length / bytesPerUnit);
//# sourceMappingURL=cost.js.map