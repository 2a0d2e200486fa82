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
import { longestPage, usualPage } from '../graphql/connection.js';

/** The longest document that is parsed, in tokens. */
export const maxTokens = 2_500;
const mostCost = 25_000;
const mostNodes = 10_000;
// A list costs a statement of its own, however short it is.
const listCost = 10;
const mostCosts = 50;

/**
 * Refuses an operation before it runs: for variables that do not fit their types, all at once and without
 * repeating them, and for asking for more than one request may.
 * @throws BAD_USER_INPUT
 */
export function guardOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const faults = variableFaults(schema, operation, variables);
  if (Object.keys(faults).length > 0) throw badUserInput(faults);
  const cost = knownCost(operation, variables) ?? learnCost(schema, document, operation, variables);
  if (cost > mostCost) throw badUserInput({ query: 'must ask for less at once' });
}

// By operation, and by what of its variables a cost depends on: how long pages are, and what is left out.
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

function knownCost(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number | undefined {
  return costs.get(operation)?.get(costKey(operation, variables));
}

function learnCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const cost = costOf(schema, document, operation, variables);
  const known = costs.get(operation) ?? new LRUCache({ max: mostCosts });
  costs.set(operation, known.set(costKey(operation, variables), cost));
  return cost;
}

function variableFaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, typeNode);
    const name = variable.name.value;
    const value = variables[name];
    if (!isInputType(type)) continue;
    if (value === undefined) {
      if (isNonNullType(type) && !defaultValue) faults[name] = 'must be given';
    } else if (value === null) {
      if (isNonNullType(type)) faults[name] = 'must not be null';
    } else {
      coerceInputValue(value, type, (path, _value, error) => {
        const [field, fault] = describe(error);
        // Every mutation has one argument, `input`: its fields are named as a form names them.
        const whole = [
          ...(name === 'input' && path.length + field.length > 0 ? [] : [name]),
          ...path,
          ...field,
        ];
        faults[whole.join('.')] ??= fault;
      });
    }
  }
  return faults;
}

/** graphql-js's sentences hold the value itself; only what they say of the schema is kept. */
function describe({ message }: GraphQLError): [field: string[], fault: string] {
  const missing = /^Field "(\w+)" of required type "[^"]+" was not provided\.$/.exec(message);
  if (missing) return [[missing[1]!], 'must be given'];
  if (/^Expected non-nullable type "[^"]+" not to be null\.$/.test(message)) return [[], 'must not be null'];
  if (/^Field ".*" is not defined by type/s.test(message)) return [[], 'has a field that is not known'];
  const type = /^Expected type "(\w+)/.exec(message);
  return [[], type ? `must be a valid ${type[1]}` : 'is not valid'];
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
      maxQueryNodes: mostNodes,
      ...(operation.name && { operationName: operation.name.value }),
      estimators: [
        ({ args, field, childComplexity }) => {
          const own = Number(field.extensions['complexity'] ?? 1);
          if (!field.args.some(({ name }) => name === 'first')) return own + childComplexity;
          // Sizes out of bounds are refused by the list itself, which names the argument.
          const size = (args['first'] as number | null) ?? (args['last'] as number | null) ?? usualPage;
          return listCost + Math.min(Math.max(1, size), longestPage) * childComplexity;
        },
      ],
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Either an argument that cannot be read, or more nodes than are worth counting: neither is let through.
    const argument = /^Argument "(\w+)"/.exec(error.message);
    throw badUserInput(
      argument ? { [argument[1]!]: 'must be given and valid' } : { query: 'must ask for less at once' },
    );
  }
}
