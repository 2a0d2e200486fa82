import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import { formatError } from '../graphql/format-error.js';
import { guardOperation, mostTokens } from '../graphql/operation-guard.js';
import type { Logger } from '../log.js';
import { notePresence } from './presence.js';

/** The context of an operation over HTTP. */
export interface HttpContext extends Context, BaseContext {
  /** The request says that no owner is behind it. */
  readonly background: boolean;
}

/** Apollo Server over a schema: the graph over HTTP, and Apollo Sandbox for browsers. */
export async function openApollo(
  schema: GraphQLSchema,
  fastify: FastifyInstance,
  log: Logger,
): Promise<ApolloServer<HttpContext>> {
  const guard: ApolloServerPlugin<HttpContext> = {
    requestDidStart: async ({ contextValue }) => ({
      async didResolveOperation({ document, operation, request }) {
        if (!operation) return;
        guardOperation(schema, document, operation, request.variables ?? {});
        await notePresence(contextValue, operation, contextValue.background);
      },
    }),
  };
  const apollo = new ApolloServer<HttpContext>({
    schema,
    introspection: true,
    // The process stops itself, in order.
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: mostTokens },
    formatError: ({ extensions }, error) => formatError(ensureGraphQLError(error), log, extensions?.['code']),
    plugins: [
      guard,
      fastifyApolloDrainPlugin(fastify),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageLocalDefault({ footer: false }),
    ],
  });
  await apollo.start();
  return apollo;
}

function ensureGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
