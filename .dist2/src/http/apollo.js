import { ApolloServer, } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginUsageReportingDisabled, } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { GraphQLError, OperationTypeNode, parse, } from 'graphql';
import { queryCanceled, sqlErrorOf } from '../database/sql-error.js';
import { badUserInput, timedOut } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { formatError } from '../graphql/format-error.js';
import { guardAnswer } from '../operation/answer-size.js';
import { guardDocument } from '../operation/guard-document.js';
import { maxDocumentsLength, maxTokens, minDocumentLength } from '../operation/guard.js';
import { beginOperation } from '../operation/begin-operation.js';
import { resolveUnresolved } from '../operation/resolve-unresolved.js';
import { explainErrors } from '../operation/explain-errors.js';
import { readerLanguage } from '../operation/reader-language.js';
import { followSpecification } from './response-status.js';
import { landingPage } from './landing-page.js';
import { BoundedCache } from './bounded-cache.js';
// Of the texts of automatic persisted queries, in characters. A client whose text was dropped sends it again.
const [maxTexts, minEntrySize] = [1_000_000, 200];
/** A whole result that is already JSON text, and is sent as it is. It takes the place of `data`. */
class RawResult {
    constructor(json) {
        this.json = json;
    }
}
/** Starts Apollo Server, which serves the graph over HTTP, and a page to browsers. */
export async function openApollo(schema, fastify, services, { sandbox, introspection, rules, persistedOperations }) {
    /** The languages of the readers of errors that Apollo formats without knowing whose they are. */
    const languages = new WeakMap();
    const format = (error, code, language = languages.get(error)) => formatError(error, services.log, language ?? 'en', code);
    const languageFor = ({ client, claimed }) => readerLanguage(services, client.language, 'userId' in claimed ? claimed.userId : undefined);
    async function answer(ctx, request, { data, unresolved }) {
        if (!unresolved)
            return single(rawResult(`{"data":${data}}`));
        const { data: resolved = null, errors } = await resolveUnresolved(schema, ctx, request, unresolved, data);
        if (!errors)
            return single({ data: resolved });
        const language = await languageFor(ctx);
        return single({ data: resolved, errors: errors.map((error) => format(error, undefined, language)) });
    }
    /** The refusals of documents that validation must not see, by what it saw instead. */
    const refusals = new WeakMap();
    const compiledPath = {
        async requestDidStart({ contextValue, request: sent }) {
            let request;
            let compiled;
            let invalid;
            const unlisted = persistedOperations && takeListed(persistedOperations, sent);
            return {
                async validationDidStart(context) {
                    try {
                        guardDocument(context.document);
                    }
                    catch (error) {
                        // An error thrown here would be a fault of the server, so the operation is refused after validation.
                        const stub = parse('{ __typename }');
                        refusals.set(stub, error);
                        Object.assign(context, { document: stub });
                        return undefined;
                    }
                    return async (errors) => {
                        // Apollo does not wait for this.
                        invalid = errors && { document: context.document, errors: errors };
                    };
                },
                async didEncounterErrors({ errors, request: { operationName, variables } }) {
                    if (invalid) {
                        const { document, errors: found } = invalid;
                        const asked = { document, operationName, variables };
                        const explained = await explainErrors(schema, rules, contextValue, asked, found);
                        // Apollo answers with what this list has then.
                        if (explained !== found)
                            errors.splice(0, errors.length, ...explained.map((error) => withStatus(error)));
                    }
                    const language = await languageFor(contextValue);
                    for (const error of errors)
                        languages.set(error, language);
                },
                async didResolveOperation({ document, operation, request: { variables } }) {
                    if (unlisted)
                        throw unlisted;
                    if (!operation)
                        return;
                    const refusal = refusals.get(document);
                    if (refusal)
                        throw withStatus(refusal);
                    if (operation.operation === OperationTypeNode.SUBSCRIPTION)
                        throw withStatus(badUserInput(fieldFault('query', 'subscriptionOverHttp')));
                    request = { document, operation, variables: variables ?? {} };
                    try {
                        compiled = await beginOperation(schema, services, contextValue, request);
                    }
                    catch (error) {
                        if (sqlErrorOf(error).code === queryCanceled)
                            throw withStatus(timedOut());
                        throw error instanceof GraphQLError ? withStatus(error) : error;
                    }
                },
                async responseForOperation({ response }) {
                    if (!compiled)
                        return null;
                    try {
                        return { ...response, ...(await answer(contextValue, request, compiled)) };
                    }
                    catch (error) {
                        // Apollo calls no other hook after an error here, and the operation must not keep its place.
                        contextValue.end();
                        throw error;
                    }
                },
                async willSendResponse({ request: { http }, response: { body, http: head }, operation }) {
                    if (body.kind !== 'single')
                        return contextValue.end();
                    let result = body.singleResult;
                    const json = toJson(result);
                    contextValue.end(json.length);
                    try {
                        guardAnswer(json, operation?.operation === OperationTypeNode.MUTATION);
                        body.singleResult = rawResult(json);
                    }
                    catch (error) {
                        const language = await languageFor(contextValue);
                        result = { errors: [format(ensureGraphQLError(error), undefined, language)] };
                        body.singleResult = result;
                    }
                    if (http && result.data === undefined)
                        followSpecification(http, head, result);
                },
            };
        },
    };
    const apollo = new ApolloServer({
        schema,
        // The rules below decide, for sockets too.
        introspection: true,
        validationRules: [...rules],
        hideSchemaDetailsFromClientErrors: !introspection,
        persistedQueries: persistedOperations?.only
            ? false
            : { cache: new BoundedCache(maxTexts, (text) => text.length + minEntrySize), ttl: null },
        documentStore: new BoundedCache(maxDocumentsLength, ({ loc }) => (loc?.end ?? 0) + minDocumentLength),
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
function takeListed(operations, request) {
    try {
        const listed = operations.find(request);
        if (listed !== undefined)
            Object.assign(request, { query: listed, extensions: undefined });
        return undefined;
    }
    catch (error) {
        if (!(error instanceof GraphQLError))
            throw error;
        Object.assign(request, { query: '{ __typename }', extensions: undefined, operationName: undefined });
        return error;
    }
}
/** Makes a response body of one result. */
const single = (singleResult) => ({
    body: { kind: 'single', singleResult },
});
const rawResult = (json) => ({ data: new RawResult(json) });
const toJson = (result) => result.data instanceof RawResult ? result.data.json : JSON.stringify(result);
/** The status of an operation that was refused before it ran. Apollo's own is 500, which would be our fault. */
const statuses = {
    // Clients that attach a new token read the code in the answer, and take any other status for a broken network.
    UNAUTHENTICATED: 200,
    RATE_LIMITED: 429,
    TIMED_OUT: 503,
};
const withStatus = ({ message, extensions, ...error }) => new GraphQLError(message, {
    ...error,
    extensions: {
        ...extensions,
        http: { ...Object(extensions['http']), status: statuses[String(extensions['code'])] ?? 400 },
    },
});
function ensureGraphQLError(error) {
    if (error instanceof GraphQLError)
        return error;
    return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
//# sourceMappingURL=apollo.js.map