import { GraphQLError, OperationTypeNode, } from 'graphql';
import { badUserInput, rateLimited } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { guardAnswer } from '../operation/answer-size.js';
import { beginOperation } from '../operation/begin-operation.js';
import { countOperation } from '../operation/count-operation.js';
import { explainErrors } from '../operation/explain-errors.js';
import { openContext } from '../operation/operation-context.js';
import { presenceMark } from '../operation/presence-mark.js';
import { resolveUnresolved } from '../operation/resolve-unresolved.js';
import { GraphQLErrors } from './document-cache.js';
import { FrameWriter } from './frame-writer.js';
import { viewerOf } from './socket-authorization.js';
const maxKeptVariables = 4_000;
// More than any page needs; it keeps one socket from taking the capacity of the others.
const maxOperations = 50;
/**
 * Prepares an operation that arrived over a socket: parses it, identifies the viewer, checks limits, and
 * answers it on the compiled path if possible.
 * @param id the operation's id in graphql-ws
 * @returns what to execute, or why it is refused
 */
export async function prepareOperation(schema, documents, services, socket, id, payload) {
    let ctx;
    try {
        const { subscriptions: operations, extra } = socket;
        if (Math.max(Object.keys(operations).length, extra.socket.subscriptions.length + 1) > maxOperations)
            throw rateLimited(1);
        const { client } = extra.socket;
        const mark = presenceMark(payload.extensions) ?? extra.socket.mark;
        const opened = openContext(services, {
            claimed: viewerOf(services, socket),
            mark,
            client,
            refreshCookie: undefined,
            whenRead: (callback) => extra.socket.whenRead(callback),
        });
        countOperation(opened, services.endedSessions);
        ctx = opened;
        const { text, document, operation } = documents.read(payload, payload.operationName);
        const variables = declaredVariables(operation, payload.variables);
        // The payload lives as long as the subscription; this way, all of them share one copy of the text.
        Object.assign(payload, { query: text, variables: undefined, extensions: undefined });
        const request = { document, operation, variables };
        const compiled = await beginOperation(schema, services, opened, request).catch((error) => {
            opened.end();
            throw error;
        });
        const { key } = opened.projection ?? {};
        return {
            schema,
            document,
            operationName: payload.operationName ?? null,
            variableValues: request.variables,
            contextValue: opened,
            socket: extra.socket,
            eventCost: opened.cost,
            ...(compiled && {
                answer: {
                    length: compiled.data.length,
                    read: () => toResult(schema, opened, request, compiled),
                },
            }),
            ...(key !== undefined && { writer: new FrameWriter(extra.socket, id, key) }),
        };
    }
    catch (error) {
        if (error instanceof GraphQLErrors)
            return explain(schema, documents, ctx, payload, error).catch((err) => {
                services.log.warn({ err }, 'The faults of an operation could not be read.');
                return error.errors;
            });
        return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error })];
    }
}
/** The errors of a document that cannot be executed. */
async function explain(schema, { rules }, ctx, { operationName, variables }, { errors, document }) {
    if (!ctx || !document)
        return errors;
    return explainErrors(schema, rules, ctx, { document, operationName, variables }, errors);
}
/**
 * Picks the variables that an operation declares.
 * @throws BAD_USER_INPUT if a subscription would keep more of them than any needs
 */
function declaredVariables({ operation, variableDefinitions = [] }, sent) {
    const names = variableDefinitions.map(({ variable }) => variable.name.value);
    const variables = Object.fromEntries(names.filter((name) => sent && Object.hasOwn(sent, name)).map((name) => [name, sent[name]]));
    const isKept = operation === OperationTypeNode.SUBSCRIPTION;
    if (isKept && JSON.stringify(variables).length > maxKeptVariables)
        throw badUserInput(fieldFault('variables', 'overlong', { max: maxKeptVariables }));
    return variables;
}
async function toResult(schema, ctx, request, { data, unresolved }) {
    guardAnswer(data, request.operation.operation === OperationTypeNode.MUTATION);
    if (unresolved)
        return resolveUnresolved(schema, ctx, request, unresolved, data);
    return { data: JSON.parse(data) };
}
//# sourceMappingURL=prepare-operation.js.map