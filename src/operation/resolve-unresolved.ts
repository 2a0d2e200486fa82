import {
  execute,
  Kind,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Operation } from '../query/engine.js';
import type { OperationContext } from './operation-context.js';

type JsonObject = Record<string, unknown>;

/**
 * Executes the fields that the compiled path left unresolved, and merges them into its answer.
 * @param unresolved an operation with just those fields
 * @param data the answer of the compiled path, as JSON, with null for each of those fields
 */
export async function resolveUnresolved(
  schema: GraphQLSchema,
  ctx: OperationContext,
  { document, variables }: Operation,
  unresolved: OperationDefinitionNode,
  data: string,
): Promise<ExecutionResult> {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const resolved = await execute({
    schema,
    document: { kind: Kind.DOCUMENT, definitions: [unresolved, ...fragments] },
    variableValues: variables,
    contextValue: ctx,
  });
  return { ...resolved, data: merge(JSON.parse(data), resolved.data) as JsonObject | null };
}

/** Merges two answers. An unresolved field is never inside a list, so only objects need merging. */
function merge(compiled: unknown, resolved: unknown): unknown {
  if (!isObject(compiled) || !isObject(resolved)) return resolved;
  for (const [key, value] of Object.entries(resolved)) compiled[key] = merge(compiled[key], value);
  return compiled;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
