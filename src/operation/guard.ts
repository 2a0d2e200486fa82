import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { OperationTypeNode } from 'graphql';
import { badUserInput } from '../errors.js';
import { operationCost } from './cost.js';
import { guardIntrospection } from './introspection.js';
import { variableErrors } from './variable-errors.js';

/** The maximum length of a document, in tokens. */
export const maxTokens = 2_500;
/** The most that one operation may cost. */
export const maxCost = 25_000;
/** A subscription pays once, and its events come for as long as it lives. */
const maxEventCost = 250;

/**
 * Refuses an operation, before it runs, if its variables do not match their types or it costs too much.
 * @returns its cost; of a subscription, the cost of one event
 * @throws BAD_USER_INPUT with the invalid variables, without the values
 */
export function guardOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const errors = variableErrors(schema, operation, variables);
  if (Object.keys(errors).length > 0) throw badUserInput(errors);
  guardIntrospection(document);
  const cost = operationCost({ schema, document, operation, variables });
  if (cost > maxCost) throw badUserInput({ query: 'must request less at once' });
  if (operation.operation === OperationTypeNode.SUBSCRIPTION && cost > maxEventCost)
    throw badUserInput({ query: 'must select less of each event' });
  return cost;
}
