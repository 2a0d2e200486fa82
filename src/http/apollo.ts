import {
  ApolloServer,
  type ApolloServerPlugin,
  type GraphQLRequest,
  type GraphQLResponse,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema, type ValidationRule } from 'graphql';
import { formatError } from '../graphql/format-error.js';
import { maxTokens } from '../operation/guard.js';
import type { CompiledAnswer, Operation } from '../query/engine.js';
import { beginOperation } from '../operation/begin-operation.js';
import { resolveUnresolved } from '../operation/resolve-unresolved.js';
import type { GraphServices, OperationContext } from '../operation/operation-context.js';
import type { PersistedOperations } from '../operation/persisted-operations.js';
import { landingPage } from './landing-page.js';
import { QueryCache } from './query-cache.js';

/** A `data` object that is already JSON text, and is sent as it is. */
class RawJson {
  constructor(readonly text: string) {}
}

/** What Apollo Server accepts and shows. */
export interface ApolloOptions {
  /** Whether browsers get Apollo Sandbox. */
  readonly sandbox: boolean;
  /** What documents must keep besides the rules of GraphQL. */
  readonly rules: readonly ValidationRule[];
  /** The operations that clients may send by their ids; undefined without a list. */
  readonly persistedOperations: PersistedOperations | undefined;
}

/** Starts Apollo Server, which serves the graph over HTTP, and a page to browsers. */
export async function openApollo(
  schema: GraphQLSchema,
  fastify: FastifyInstance,
  services: GraphServices,
  { sandbox, rules, persistedOperations }: ApolloOptions,
): Promise<ApolloServer<OperationContext>> {
  const format = (error: GraphQLError, code?: unknown) => formatError(error, services.log, code);

  async function answer(
    ctx: OperationContext,
    request: Operation,
    { data, unresolved }: CompiledAnswer,
  ): Promise<Pick<GraphQLResponse, 'body'>> {
    if (!unresolved) return single({ data: new RawJson(data) as never });
    const { data: resolved = null, errors } = await resolveUnresolved(schema, ctx, request, unresolved, data);
    return single({ data: resolved, ...(errors && { errors: errors.map((error) => format(error)) }) });
  }

  const compiledPath: ApolloServerPlugin<OperationContext> = {
    async requestDidStart({ contextValue, request: sent }) {
      let request: Operation;
      let compiled: CompiledAnswer | undefined;
      const refusal = persistedOperations && takeListed(persistedOperations, sent);
      return {
        async didResolveOperation({ document, operation, request: { variables } }) {
          if (refusal) throw refusal;
          if (!operation) return;
          request = { document, operation, variables: variables ?? {} };
          compiled = await beginOperation(schema, services, contextValue, request);
        },
        async responseForOperation({ response }) {
          return compiled ? { ...response, ...(await answer(contextValue, request, compiled)) } : null;
        },
      };
    },
  };
  const apollo = new ApolloServer<OperationContext>({
    schema,
    // The rules below decide, for sockets too.
    introspection: true,
    validationRules: [...rules],
    persistedQueries: persistedOperations?.only ? false : { cache: new QueryCache(), ttl: null },
    // The process handles signals itself, and stops its parts in order.
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens },
    formatError: ({ extensions }, error) => format(ensureGraphQLError(error), extensions?.['code']),
    stringifyResult: (result) =>
      result.data instanceof RawJson ? `{"data":${result.data.text}}\n` : `${JSON.stringify(result)}\n`,
    plugins: [
      compiledPath,
      fastifyApolloDrainPlugin(fastify),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      landingPage(sandbox),
    ],
  });
  await apollo.start();
  return apollo;
}

/**
 * Puts the listed text of an operation into its request, before Apollo Server reads it.
 * @returns why the operation is refused; its text is then replaced, so that nothing parses it
 */
function takeListed(operations: PersistedOperations, request: GraphQLRequest): GraphQLError | undefined {
  try {
    const listed = operations.find(request);
    if (listed !== undefined) Object.assign(request, { query: listed, extensions: undefined });
    return undefined;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    Object.assign(request, { query: '{ __typename }', extensions: undefined, operationName: undefined });
    return error;
  }
}

/** Makes a response body of one result. */
const single = (singleResult: Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult']) => ({
  body: { kind: 'single' as const, singleResult },
});

function ensureGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
