import {
  execute,
  Kind,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Operation } from '../query/engine.js';
import type { OperationContext } from './operation-context.js';

type Loose = Record<string, unknown>;

/**
 * Has resolvers answer what the read road left open, and puts that where null stands in its answer.
 * @param data what the read road answered, as JSON
 */
export async function resolveUnresolved(
  schema: GraphQLSchema,
  ctx: OperationContext,
  { document, variables }: Operation,
  holes: OperationDefinitionNode,
  data: string,
): Promise<ExecutionResult> {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const filled = await execute({
    schema,
    document: { kind: Kind.DOCUMENT, definitions: [holes, ...fragments] },
    variableValues: variables,
    contextValue: ctx,
  });
  return { ...filled, data: merge(JSON.parse(data), filled.data) as Loose | null };
}

/** Holes are never in lists, so objects are all that is met on the way to them. */
function merge(road: unknown, filled: unknown): unknown {
  if (!isObject(road) || !isObject(filled)) return filled;
  for (const [key, value] of Object.entries(filled)) road[key] = merge(road[key], value);
  return road;
}

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
