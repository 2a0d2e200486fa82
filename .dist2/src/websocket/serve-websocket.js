import { execute, getOperationAST, GraphQLError, OperationTypeNode, } from 'graphql';
import { CloseCode, makeServer } from 'graphql-ws';
import { authReasonOf } from '../errors.js';
import { networkOf } from '../limit/network.js';
import { formatError } from '../graphql/format-error.js';
import { readAuthorization, } from '../operation/operation-context.js';
import { guardAnswer } from '../operation/answer-size.js';
import { presenceMark } from '../operation/presence-mark.js';
import { readerLanguage } from '../operation/reader-language.js';
import { DocumentCache } from './document-cache.js';
import { prepareOperation } from './prepare-operation.js';
import { Quota } from './quota.js';
import { watchSessions } from './session-watch.js';
import { authorizationOf, forgetParams, languageOfSocket } from './socket-authorization.js';
import { maxNew, openSocketServer } from './socket-server.js';
import { startSocketTimeouts } from './socket-timeouts.js';
import { maxEventCostPerOwner, subscribe } from './subscribe.js';
// More than any page needs; they keep one owner from taking the capacity of the others.
const maxSocketsPerOwner = 100;
/**
 * Serves the graph over graphql-ws, on the port of an HTTP server: queries, mutations and subscriptions.
 * @param rules what documents must keep besides the rules of GraphQL
 * @returns closes every socket with 1001, as soon as it has its answers
 */
export function serveWebSocket(server, schema, services, limits, rules) {
    const documents = new DocumentCache(schema, rules, limits.introspection, limits.persistedOperations);
    const sockets = new Quota(maxSocketsPerOwner);
    // Half of the sockets are left for owners.
    const anonymous = new Quota(maxNew(limits.maxPerAddress), Math.ceil(limits.maxSockets / 2));
    const subscriptions = new Quota(maxEventCostPerOwner);
    const format = async ({ socket }, errors) => {
        // A refusal for sending too much must not cost a statement.
        const isRefusal = errors.every(({ extensions }) => extensions['code'] === 'RATE_LIMITED');
        const ownerId = isRefusal ? undefined : socket.session?.ownerId;
        const language = await readerLanguage(services, socket.client.language, ownerId);
        return errors.map((error) => formatError(error, services.log, language));
    };
    const protocol = makeServer({
        // startSocketTimeouts checks it, with one timer for all sockets.
        connectionInitWaitTimeout: 0,
        async onConnect(context) {
            const { socket } = context.extra;
            socket.initDeadline = undefined;
            socket.operations = context.subscriptions;
            const authorization = authorizationOf(context);
            socket.mark = presenceMark(context.connectionParams);
            const language = languageOfSocket(context);
            if (language)
                socket.client = { ...socket.client, language };
            forgetParams(context);
            if (authorization === undefined) {
                takePlace(socket, anonymous.hold(networkOf(socket.client.address)));
                if (!socket.releasePlace)
                    socket.close(CloseCode.TooManyInitialisationRequests, 'Too many sockets without an access token');
                return true;
            }
            const viewer = await readAuthorization(services, authorization);
            if (!('userId' in viewer)) {
                const isExpired = authReasonOf(viewer) === 'TOKEN_EXPIRED';
                socket.close(CloseCode.Forbidden, isExpired ? 'Access token expired' : 'Access token invalid');
                return false;
            }
            // If the socket has closed meanwhile, `onClose` has already run and would never release it.
            if (socket.readyState !== socket.OPEN)
                return false;
            const { userId: ownerId, sessionId: id, expiresAt } = viewer;
            if (sockets.acquire(ownerId)) {
                socket.session = { id, ownerId, expiresAt: expiresAt.getTime() };
                socket.anonymousDeadline = undefined;
                takePlace(socket, undefined);
            }
            else
                socket.close(CloseCode.TooManyInitialisationRequests, 'Too many sockets for one owner');
            return true;
        },
        onClose({ extra: { socket } }) {
            // graphql-ws does not end a subscription whose id was used again while it was being prepared.
            for (const subscription of socket.subscriptions)
                void subscription.return();
            if (socket.session)
                sockets.release(socket.session.ownerId);
        },
        onSubscribe: (context, id, payload) => prepareOperation(schema, documents, services, context, id, payload),
        execute: (args) => answer(args),
        async subscribe(args) {
            const { end } = args.contextValue;
            try {
                return await subscribe(args, subscriptions);
            }
            finally {
                end();
            }
        },
        onError: ({ extra }, _id, _payload, errors) => format(extra, errors),
        onNext: ({ extra }, _id, _payload, _args, result) => result.errors && format(extra, result.errors).then((errors) => ({ ...result, errors })),
    });
    const socketServer = openSocketServer(server, protocol, limits, services.log);
    const stopWatching = watchSessions(socketServer.clients, services);
    const stopTimeouts = startSocketTimeouts(socketServer.clients, services);
    return async () => {
        stopWatching();
        stopTimeouts();
        await socketServer.close();
    };
}
/** Gives back the place that a socket has, and takes another; undefined if it needs none, or gets none. */
function takePlace(socket, release) {
    socket.releasePlace?.();
    socket.releasePlace = release;
}
/** Answers a query or a mutation. */
async function answer(args) {
    const ctx = args.contextValue;
    let length = 0;
    try {
        if (args.answer) {
            length = args.answer.length;
            return await args.answer.read();
        }
        const result = await execute(args);
        const operation = getOperationAST(args.document, args.operationName);
        const json = JSON.stringify(result);
        guardAnswer(json, operation.operation === OperationTypeNode.MUTATION);
        length = json.length;
        return result;
    }
    catch (error) {
        // graphql-ws would close the socket.
        return {
            errors: [
                error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error }),
            ],
        };
    }
    finally {
        ctx.end(length);
    }
}
//# sourceMappingURL=serve-websocket.js.map