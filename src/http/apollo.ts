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

/** Data that is JSON already, and goes out as it is. */
class Json {
  constructor(readonly text: string) {}
}

/** Apollo Server over a schema: the graph over HTTP, and Apollo Sandbox for browsers. */
export async function openApollo(
  schema: GraphQLSchema,
  fastify: FastifyInstance,
  parts: GraphServices,
): Promise<ApolloServer<OperationContext>> {
  const format = (error: GraphQLError, code?: unknown) => formatError(error, parts.log, code);

  async function answer(
    ctx: OperationContext,
    asked: Operation,
    { data, unresolved }: CompiledAnswer,
  ): Promise<Pick<GraphQLResponse, 'body'>> {
    if (!unresolved) return single({ data: new Json(data) as never });
    const { data: whole = null, errors } = await resolveUnresolved(schema, ctx, asked, unresolved, data);
    return single({ data: whole, ...(errors && { errors: errors.map((error) => format(error)) }) });
  }

  const admission: ApolloServerPlugin<OperationContext> = {
    async requestDidStart({ contextValue }) {
      let asked: Operation;
      let answered: CompiledAnswer | undefined;
      return {
        async didResolveOperation({ document, operation, request }) {
          if (!operation) return;
          asked = { document, operation, variables: request.variables ?? {} };
          answered = await beginOperation(schema, parts, contextValue, asked);
        },
        async responseForOperation({ response }) {
          return answered ? { ...response, ...(await answer(contextValue, asked, answered)) } : null;
        },
      };
    },
  };
  const apollo = new ApolloServer<OperationContext>({
    schema,
    introspection: true,
    // The process stops itself, in order.
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: maxTokens },
    formatError: ({ extensions }, error) => format(ensureGraphQLError(error), extensions?.['code']),
    stringifyResult: (result) =>
      result.data instanceof Json ? `{"data":${result.data.text}}\n` : `${JSON.stringify(result)}\n`,
    plugins: [
      admission,
      fastifyApolloDrainPlugin(fastify),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageLocalDefault({ footer: false }),
    ],
  });
  await apollo.start();
  return apollo;
}

const single = (singleResult: Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult']) => ({
  body: { kind: 'single' as const, singleResult },
});

function ensureGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
