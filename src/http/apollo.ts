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
import {
  GraphQLError,
  OperationTypeNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
  parse,
  type DocumentNode,
  type ValidationRule,
} from 'graphql';
import { queryCanceled, sqlErrorOf } from '../database/sql-error.js';
import { badUserInput, timedOut } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { formatError } from '../graphql/format-error.js';
import { guardAnswer } from '../operation/answer-size.js';
import { guardDocument } from '../operation/guard-document.js';
import { maxDocumentsLength, maxTokens, minDocumentLength } from '../operation/guard.js';
import type { CompiledAnswer, Operation } from '../query/engine.js';
import { beginOperation } from '../operation/begin-operation.js';
import { resolveUnresolved } from '../operation/resolve-unresolved.js';
import type { GraphServices, OperationContext } from '../operation/operation-context.js';
import type { PersistedOperations } from '../operation/persisted-operations.js';
import { explainErrors } from '../operation/explain-errors.js';
import { readerLanguage } from '../operation/reader-language.js';
import type { Language } from '../language/language.js';
import { followSpecification } from './response-status.js';
import { landingPage } from './landing-page.js';
import { BoundedCache } from './bounded-cache.js';

// Of the texts of automatic persisted queries, in characters. A client whose text was dropped sends it again.
const [maxTexts, minEntrySize] = [1_000_000, 200];

/** A whole result that is already JSON text, and is sent as it is. It takes the place of `data`. */
class RawResult {
  constructor(readonly json: string) {}
}

/** What Apollo Server accepts and shows. */
export interface ApolloOptions {
  /** Whether browsers get Apollo Sandbox. */
  readonly sandbox: boolean;
  /** Whether clients may ask for the schema; otherwise no error suggests a name of it. */
  readonly introspection: boolean;
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
  { sandbox, introspection, rules, persistedOperations }: ApolloOptions,
): Promise<ApolloServer<OperationContext>> {
  /** The languages of the readers of errors that Apollo formats without knowing whose they are. */
  const languages = new WeakMap<GraphQLError, Language>();
  const format = (error: GraphQLError, code?: unknown, language = languages.get(error)) =>
    formatError(error, services.log, language ?? 'en', code);
  const languageFor = ({ client, claimed }: OperationContext) =>
    readerLanguage(services, client.language, 'userId' in claimed ? claimed.userId : undefined);

  async function answer(
    ctx: OperationContext,
    request: Operation,
    { data, unresolved }: CompiledAnswer,
  ): Promise<Pick<GraphQLResponse, 'body'>> {
    if (!unresolved) return single(rawResult(`{"data":${data}}`));
    const { data: resolved = null, errors } = await resolveUnresolved(schema, ctx, request, unresolved, data);
    if (!errors) return single({ data: resolved });
    const language = await languageFor(ctx);
    return single({ data: resolved, errors: errors.map((error) => format(error, undefined, language)) });
  }

  /** The refusals of documents that validation must not see, by what it saw instead. */
  const refusals = new WeakMap<DocumentNode, GraphQLError>();
  const compiledPath: ApolloServerPlugin<OperationContext> = {
    async requestDidStart({ contextValue, request: sent }) {
      let request: Operation;
      let compiled: CompiledAnswer | undefined;
      let invalid: { document: DocumentNode; errors: readonly GraphQLError[] } | undefined;
      const unlisted = persistedOperations && takeListed(persistedOperations, sent);
      return {
        async validationDidStart(context) {
          try {
            guardDocument(context.document);
          } catch (error) {
            // An error thrown here would be a fault of the server, so the operation is refused after validation.
            const stub = parse('{ __typename }');
            refusals.set(stub, error as GraphQLError);
            Object.assign(context, { document: stub });
            return undefined;
          }
          return async (errors) => {
            // Apollo does not wait for this.
            invalid = errors && { document: context.document, errors: errors as readonly GraphQLError[] };
          };
        },
        async didEncounterErrors({ errors, request: { operationName, variables } }) {
          if (invalid) {
            const { document, errors: found } = invalid;
            const asked = { document, operationName, variables };
            const explained = await explainErrors(schema, rules, contextValue, asked, found);
            // Apollo answers with what this list has then.
            if (explained !== found)
              (errors as GraphQLError[]).splice(
                0,
                errors.length,
                ...explained.map((error) => withStatus(error)),
              );
          }
          const language = await languageFor(contextValue);
          for (const error of errors) languages.set(error, language);
        },
        async didResolveOperation({ document, operation, request: { variables } }) {
          if (unlisted) throw unlisted;
          if (!operation) return;
          const refusal = refusals.get(document);
          if (refusal) throw withStatus(refusal);
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            throw withStatus(badUserInput(fieldFault('query', 'subscriptionOverHttp')));
          request = { document, operation, variables: variables ?? {} };
          try {
            compiled = await beginOperation(schema, services, contextValue, request);
          } catch (error) {
            if (sqlErrorOf(error).code === queryCanceled) throw withStatus(timedOut());
            throw error instanceof GraphQLError ? withStatus(error) : error;
          }
        },
        async responseForOperation({ response }) {
          if (!compiled) return null;
          try {
            return { ...response, ...(await answer(contextValue, request, compiled)) };
          } catch (error) {
            // Apollo calls no other hook after an error here, and the operation must not keep its place.
            contextValue.end();
            throw error;
          }
        },
        async willSendResponse({ request: { http }, response: { body, http: head }, operation }) {
          if (body.kind !== 'single') return contextValue.end();
          let result = body.singleResult;
          const json = toJson(result);
          contextValue.end(json.length);
          try {
            guardAnswer(json, operation?.operation === OperationTypeNode.MUTATION);
            body.singleResult = rawResult(json);
          } catch (error) {
            const language = await languageFor(contextValue);
            result = { errors: [format(ensureGraphQLError(error), undefined, language)] };
            body.singleResult = result;
          }
          if (http && result.data === undefined) followSpecification(http, head, result);
        },
      };
    },
  };
  const apollo = new ApolloServer<OperationContext>({
    schema,
    // The rules below decide, for sockets too.
    introspection: true,
    validationRules: [...rules],
    hideSchemaDetailsFromClientErrors: !introspection,
    persistedQueries: persistedOperations?.only
      ? false
      : { cache: new BoundedCache<string>(maxTexts, (text) => text.length + minEntrySize), ttl: null },
    documentStore: new BoundedCache<DocumentNode>(
      maxDocumentsLength,
      ({ loc }) => (loc?.end ?? 0) + minDocumentLength,
    ),
    // The process handles signals itself, and stops its parts in order.
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens },
    formatError: ({ extensions }, error) => format(ensureGraphQLError(error), extensions?.['code']),
    stringifyResult: (result) => `${toJson(result)}\n`,
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

const rawResult = (json: string) => ({ data: new RawResult(json) as never });

const toJson = (result: FormattedExecutionResult): string =>
  result.data instanceof RawResult ? result.data.json : JSON.stringify(result);

/** The status of an operation that was refused before it ran. Apollo's own is 500, which would be our fault. */
const statuses: Readonly<Record<string, number>> = {
  // Clients that attach a new token read the code in the answer, and take any other status for a broken network.
  UNAUTHENTICATED: 200,
  RATE_LIMITED: 429,
  TIMED_OUT: 503,
};

const withStatus = ({ message, extensions, ...error }: GraphQLError): GraphQLError =>
  new GraphQLError(message, {
    ...error,
    extensions: {
      ...extensions,
      http: { ...Object(extensions['http']), status: statuses[String(extensions['code'])] ?? 400 },
    },
  });

function ensureGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
