import type { Server } from 'node:http';
import { execute, GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { CloseCode, makeServer, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
import type { Viewer } from '../context.js';
import { rateLimited } from '../errors.js';
import { formatError } from '../graphql/format-error.js';
import type { CompiledAnswer, Operation } from '../query/engine.js';
import { beginOperation } from '../operation/begin-operation.js';
import { DocumentCache, GraphQLErrors } from './document-cache.js';
import { resolveUnresolved } from '../operation/resolve-unresolved.js';
import {
  openContext,
  readAuthorization,
  type GraphServices,
  type OperationContext,
} from '../operation/operation-context.js';
import { activeSessions } from '../session/active-session.js';
import { Quota } from './quota.js';
import { bindSockets, type SocketExtra, type SocketLimits } from './socket-server.js';
import { ShownTo, subscribe, type Following } from './subscribe.js';

const lookEvery = 1_000;
const lookAtSessionsEvery = 15_000;
const longestStuck = 10_000;
// More than any page needs: a bound on what one socket, and one owner, may take from the others.
const mostOperations = 50;
const mostOfOwner = { sockets: 100, followed: 500 };

type Socket = SocketContext<Record<string, unknown>, SocketExtra>;

/** What graphql-js needs, and besides the answer where the read road has given it. */
interface Prepared extends Following {
  answer?: () => Promise<ExecutionResult>;
}

/**
 * The graph over graphql-ws on the same port: every operation, and subscriptions live.
 * @returns ends every socket with 1001, when it has its answers
 */
export function serveWebSocket(
  server: Server,
  schema: GraphQLSchema,
  parts: GraphServices,
  limits: SocketLimits,
): () => Promise<void> {
  const documents = new DocumentCache(schema);
  const opened = new Quota(mostOfOwner.sockets);
  const followed = new Quota(mostOfOwner.followed);
  const format = (errors: readonly GraphQLError[]) => errors.map((error) => formatError(error, parts.log));

  const protocol = makeServer<Record<string, unknown>, SocketExtra>({
    // Looked after below.
    connectionInitWaitTimeout: 0,
    async onConnect(socket) {
      socket.extra.socket.introducesItselfBy = undefined;
      socket.extra.socket.operations = socket.subscriptions;
      const given = authorizationOf(socket);
      if (given === undefined) return true;
      const named = await readAuthorization(parts, given);
      // False closes with 4403.
      if (!('userId' in named)) return false;
      // It may have been closed meanwhile, and would never be counted off.
      if (socket.extra.socket.readyState !== socket.extra.socket.OPEN) return false;
      const { userId: ownerId, sessionId: id, expiresAt } = named;
      forgetAuthorization(socket);
      if (opened.take(ownerId)) socket.extra.socket.session = { id, ownerId, expiresAt: expiresAt.getTime() };
      else
        socket.extra.socket.close(CloseCode.TooManyInitialisationRequests, 'Too many sockets of one owner');
      return true;
    },
    onClose({ extra: { socket } }) {
      // graphql-ws loses sight of one whose id was used again while it was prepared.
      for (const results of socket.followed) void results.return();
      if (socket.session) opened.give(socket.session.ownerId);
    },
    onSubscribe: (socket, id, payload) => prepare(schema, documents, parts, socket, id, payload),
    execute: (args: Prepared) => args.answer?.() ?? execute(args),
    subscribe: (args: Prepared) => subscribe(args, followed),
    onError: (_socket, _id, _payload, errors) => format(errors),
    onNext: (_socket, _id, _payload, _args, result) =>
      result.errors ? { ...result, errors: format(result.errors) } : undefined,
  });
  const sockets = bindSockets(server, protocol, limits, parts.log);
  // One look at all sockets, rather than a timer and a listener for each.
  const unlisten = parts.pubsub.listen('session', '*', ({ sessionId }) => {
    for (const socket of sockets.clients)
      if (socket.session?.id === sessionId) socket.close(4403, 'Session ended');
  });
  // What no news told of: a session may have ended while nobody heard.
  async function lookAtSessions(): Promise<void> {
    const asked = new Set([...sockets.clients].flatMap(({ session }) => session?.id ?? []));
    if (asked.size === 0) return;
    try {
      const standing = new Set(await activeSessions(parts.statements, [...asked]));
      for (const socket of sockets.clients)
        if (socket.session && asked.has(socket.session.id) && !standing.has(socket.session.id))
          socket.close(4403, 'Session ended');
    } catch (error) {
      parts.log.warn({ err: error }, 'Sessions could not be looked at; they will be again.');
    }
  }
  const ungap = parts.pubsub.onGap(() => void lookAtSessions());
  const sessionLooks = setInterval(() => void lookAtSessions(), lookAtSessionsEvery).unref();
  const looks = setInterval(() => {
    const [now, moment] = [parts.now().getTime(), performance.now()];
    for (const socket of sockets.clients)
      if (socket.readyState !== socket.OPEN) continue;
      else if (socket.session && socket.session.expiresAt <= now) socket.close(4403, 'Access token expired');
      else if (socket.stuckSince !== undefined && socket.stuckSince < moment - longestStuck) {
        parts.metrics.live.stalled.inc();
        // Try again later (RFC 6455, 7.4.1 and IANA): clients connect anew after it.
        socket.close(1013, 'Too slow: go on with your last cursor');
      } else if (socket.introducesItselfBy !== undefined && socket.introducesItselfBy < moment)
        socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
  }, lookEvery).unref();
  return async () => {
    unlisten();
    ungap();
    clearInterval(sessionLooks);
    clearInterval(looks);
    await sockets.close();
  };
}

const names = ['Authorization', 'authorization'];

function authorizationOf({ connectionParams }: Socket): unknown {
  return names.map((name) => connectionParams?.[name]).find((given) => given != null);
}

/** The token was read, and ten thousand of them need not be kept. */
function forgetAuthorization({ connectionParams }: Socket): void {
  for (const name of names)
    if (connectionParams?.[name]) Object.assign(connectionParams, { [name]: undefined });
}

/** Whom a socket's token names: read once, as long as it lets the socket stand. */
async function whoAsks(parts: GraphServices, socket: Socket): Promise<Viewer | GraphQLError> {
  const { session } = socket.extra.socket;
  return session && session.expiresAt > parts.now().getTime()
    ? { userId: session.ownerId, sessionId: session.id }
    : readAuthorization(parts, authorizationOf(socket));
}

async function prepare(
  schema: GraphQLSchema,
  documents: DocumentCache,
  parts: GraphServices,
  socket: Socket,
  id: string,
  payload: SubscribePayload,
): Promise<Prepared | readonly GraphQLError[]> {
  try {
    const { subscriptions, extra } = socket;
    if (Math.max(Object.keys(subscriptions).length, extra.socket.followed.length + 1) > mostOperations)
      throw rateLimited(1);
    const { text, document, operation } = documents.read(payload.query, payload.operationName);
    // The payload lives as long as the subscription, and ten thousand copies of one text need not.
    Object.assign(payload, { query: text });
    const background = socket.connectionParams?.['nuzzle-background'] === '1';
    const ctx = openContext(parts, await whoAsks(parts, socket), background);
    const asked = { document, operation, variables: payload.variables ?? {} };
    const answered = await beginOperation(schema, parts, ctx, asked);
    const { key } = ctx.projection ?? {};
    return {
      schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: asked.variables,
      contextValue: ctx,
      socket: extra.socket,
      ...(answered && { answer: () => toResult(schema, ctx, asked, answered) }),
      ...(key !== undefined && { to: new ShownTo(extra.socket, id, key) }),
    };
  } catch (error) {
    if (error instanceof GraphQLErrors) return error.errors;
    return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })];
  }
}

async function toResult(
  schema: GraphQLSchema,
  ctx: OperationContext,
  asked: Operation,
  { data, unresolved }: CompiledAnswer,
): Promise<ExecutionResult> {
  if (unresolved) return resolveUnresolved(schema, ctx, asked, unresolved, data);
  return { data: JSON.parse(data) as ExecutionResult['data'] };
}
