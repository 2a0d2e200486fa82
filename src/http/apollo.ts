import { ApolloServer, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { formatError } from '../graphql/format-error.js';
import { maxTokens } from '../operation/guard.js';
import type { CompiledAnswer, Operation } from '../query/engine.js';
import { beginOperation } from '../operation/begin-operation.js';
import { resolveUnresolved } from '../operation/resolve-unresolved.js';
import type { GraphServices, OperationContext } from '../operation/operation-context.js';

/** A `data` object that is already JSON text, and is sent as it is. */
class RawJson {
  constructor(readonly text: string) {}
}

/** Starts Apollo Server, which serves the graph over HTTP, and Apollo Sandbox to browsers. */
export async function openApollo(
  schema: GraphQLSchema,
  fastify: FastifyInstance,
  services: GraphServices,
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
    async requestDidStart({ contextValue }) {
      let request: Operation;
      let compiled: CompiledAnswer | undefined;
      return {
        async didResolveOperation({ document, operation, request: { variables } }) {
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
    introspection: true,
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
      ApolloServerPluginLandingPageLocalDefault({ footer: false }),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Makes a response body of one result. */
const single = (singleResult: Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult']) => ({
  body: { kind: 'single' as const, singleResult },
});

function ensureGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
