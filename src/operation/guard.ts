import {
  coerceInputValue,
  GraphQLError,
  isInputType,
  isNonNullType,
  typeFromAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { getComplexity } from 'graphql-query-complexity/cjs';
import { LRUCache } from 'lru-cache';
import { badUserInput } from '../errors.js';
import { defaultPageSize, maxPageSize } from '../graphql/connection.js';

/** The maximum length of a document, in tokens. */
export const maxTokens = 2_500;
const maxCost = 25_000;
const maxNodes = 10_000;
// Each list takes a statement, however short the list is.
const listCost = 10;
const maxCachedCosts = 50;

/**
 * Refuses an operation, before it runs, if its variables do not match their types or it costs too much.
 * @throws BAD_USER_INPUT with every invalid variable, without the values
 */
export function guardOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const errors = variableErrors(schema, operation, variables);
  if (Object.keys(errors).length > 0) throw badUserInput(errors);
  const cost = cachedCost(operation, variables) ?? cacheCost(schema, document, operation, variables);
  if (cost > maxCost) throw badUserInput({ query: 'must request less at once' });
}

// By operation, and by the variables that its cost depends on: the sizes of pages, and the conditions of
// @skip and @include.
const costs = new WeakMap<OperationDefinitionNode, LRUCache<string, number>>();

function costKey(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string {
  const values = variableDefinitions.map(({ variable }) => variables[variable.name.value]);
  return JSON.stringify(
    values.map((value) => (typeof value === 'number' || typeof value === 'boolean' ? value : null)),
  );
}

function cachedCost(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number | undefined {
  return costs.get(operation)?.get(costKey(operation, variables));
}

function cacheCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const cost = costOf(schema, document, operation, variables);
  const cache = costs.get(operation) ?? new LRUCache({ max: maxCachedCosts });
  costs.set(operation, cache.set(costKey(operation, variables), cost));
  return cost;
}

function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, typeNode);
    const name = variable.name.value;
    const value = variables[name];
    if (!isInputType(type)) continue;
    if (value === undefined) {
      if (isNonNullType(type) && !defaultValue) errors[name] = 'is required';
    } else if (value === null) {
      if (isNonNullType(type)) errors[name] = 'must not be null';
    } else {
      coerceInputValue(value, type, (path, _value, error) => {
        const [field, message] = describe(error);
        // Every mutation has one argument, `input`; its fields are named without it.
        const fieldPath = [
          ...(name === 'input' && path.length + field.length > 0 ? [] : [name]),
          ...path,
          ...field,
        ];
        errors[fieldPath.join('.')] ??= message;
      });
    }
  }
  return errors;
}

/** Describes an error of graphql-js without its message, which repeats the value. */
function describe({ message }: GraphQLError): [field: string[], message: string] {
  const missing = /^Field "(\w+)" of required type "[^"]+" was not provided\.$/.exec(message);
  if (missing) return [[missing[1]!], 'is required'];
  if (/^Expected non-nullable type "[^"]+" not to be null\.$/.test(message)) return [[], 'must not be null'];
  if (/^Field ".*" is not defined by type/s.test(message)) return [[], 'has an unknown field'];
  const type = /^Expected type "(\w+)/.exec(message);
  return [[], type ? `must be a valid ${type[1]}` : 'is invalid'];
}

function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  try {
    return getComplexity({
      schema,
      query,
      variables,
      maxQueryNodes: maxNodes,
      ...(operation.name && { operationName: operation.name.value }),
      estimators: [
        ({ args, field, childComplexity }) => {
          const own = Number(field.extensions['complexity'] ?? 1);
          if (!field.args.some(({ name }) => name === 'first')) return own + childComplexity;
          // The list itself refuses a size out of bounds, with the argument's name.
          const size = (args['first'] as number | null) ?? (args['last'] as number | null) ?? defaultPageSize;
          return listCost + Math.min(Math.max(1, size), maxPageSize) * childComplexity;
        },
      ],
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Either an argument is invalid, or the operation has too many nodes to count. Both are refused.
    const argument = /^Argument "(\w+)"/.exec(error.message);
    throw badUserInput(
      argument ? { [argument[1]!]: 'is missing or invalid' } : { query: 'must request less at once' },
    );
  }
}
