import type { Server } from 'node:http';
import {
  createSourceEventStream,
  execute,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { CloseCode, makeServer, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
import { rateLimited } from '../errors.js';
import { formatError } from '../graphql/format-error.js';
import type { EventRoot } from '../live/event-root.js';
import type { Answer, AskedOperation } from '../read/read-road.js';
import { admit } from './admit.js';
import { Documents, GraphQLErrors } from './documents.js';
import { fillHoles } from './fill-holes.js';
import {
  openContext,
  readAuthorization,
  type GraphParts,
  type OperationContext,
} from './operation-context.js';
import { standingSessions } from '../session/identify.js';
import { bindSockets, type GraphSocket, type SocketExtra, type SocketLimits } from './socket-server.js';

const lookEvery = 1_000;
const lookAtSessionsEvery = 15_000;
const longestStuck = 10_000;
// More than any page needs: a bound on what one socket, and one owner, may take from the others.
const [mostOperations, mostOfOwner] = [50, 100];

type Socket = SocketContext<Record<string, unknown>, SocketExtra>;

/** What graphql-js needs, and besides the answer where the read road has given it, or the way to the subscriber. */
interface Prepared extends ExecutionArgs {
  answer?: () => Promise<ExecutionResult>;
  to?: ShownTo;
}

/**
 * The graph over graphql-ws on the same port: every operation, and subscriptions live.
 * @returns ends every socket with 1001, when it has its answers
 */
export function openSocket(
  server: Server,
  schema: GraphQLSchema,
  parts: GraphParts,
  limits: SocketLimits,
): () => Promise<void> {
  const documents = new Documents(schema);
  const ofOwner = new Map<string, number>();
  const count = (ownerId: string, more: 1 | -1): number => {
    const now = (ofOwner.get(ownerId) ?? 0) + more;
    if (now > 0) ofOwner.set(ownerId, now);
    else ofOwner.delete(ownerId);
    return now;
  };
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
      socket.extra.socket.session = { id, ownerId, expiresAt };
      if (count(ownerId, 1) > mostOfOwner)
        socket.extra.socket.close(CloseCode.TooManyInitialisationRequests, 'Too many sockets of one owner');
      return true;
    },
    onClose({ extra }) {
      if (extra.socket.session) count(extra.socket.session.ownerId, -1);
    },
    onSubscribe: (socket, id, payload) => prepare(schema, documents, parts, socket, id, payload),
    execute: (args: Prepared) => args.answer?.() ?? execute(args),
    subscribe,
    onError: (_socket, _id, _payload, errors) => format(errors),
    onNext: (_socket, _id, _payload, _args, result) =>
      result.errors ? { ...result, errors: format(result.errors) } : undefined,
  });
  const sockets = bindSockets(server, protocol, limits, parts.log);
  // One look at all sockets, rather than a timer and a listener for each.
  const unlisten = parts.live.listen('session', '*', ({ sessionId }) => {
    for (const socket of sockets.clients)
      if (socket.session?.id === sessionId) socket.close(4403, 'Session ended');
  });
  // What no news told of: a session may have ended while nobody heard.
  async function lookAtSessions(): Promise<void> {
    const asked = new Set([...sockets.clients].flatMap(({ session }) => session?.id ?? []));
    if (asked.size === 0) return;
    try {
      const standing = new Set(await standingSessions(parts.statements, [...asked]));
      for (const socket of sockets.clients)
        if (socket.session && asked.has(socket.session.id) && !standing.has(socket.session.id))
          socket.close(4403, 'Session ended');
    } catch (error) {
      parts.log.warn({ err: error }, 'Sessions could not be looked at; they will be again.');
    }
  }
  const ungap = parts.live.onGap(() => void lookAtSessions());
  const sessionLooks = setInterval(() => void lookAtSessions(), lookAtSessionsEvery).unref();
  const looks = setInterval(() => {
    const [now, moment] = [parts.now(), performance.now()];
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

function authorizationOf({ connectionParams }: Socket): unknown {
  return connectionParams?.['Authorization'] ?? connectionParams?.['authorization'];
}

async function prepare(
  schema: GraphQLSchema,
  documents: Documents,
  parts: GraphParts,
  socket: Socket,
  id: string,
  payload: SubscribePayload,
): Promise<Prepared | readonly GraphQLError[]> {
  try {
    if (Object.keys(socket.subscriptions).length > mostOperations) throw rateLimited(1);
    const { text, document, operation } = documents.read(payload.query, payload.operationName);
    // The payload lives as long as the subscription, and ten thousand copies of one text need not.
    Object.assign(payload, { query: text });
    const background = socket.connectionParams?.['nuzzle-background'] === '1';
    const ctx = await openContext(parts, authorizationOf(socket), background);
    const asked = { document, operation, variables: payload.variables ?? {} };
    const answered = await admit(schema, parts, ctx, asked);
    const { key } = ctx.shown ?? {};
    return {
      schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: asked.variables,
      contextValue: ctx,
      ...(answered && { answer: () => toResult(schema, ctx, asked, answered) }),
      ...(key !== undefined && { to: new ShownTo(socket.extra.socket, id, key) }),
    };
  } catch (error) {
    if (error instanceof GraphQLErrors) return error.errors;
    return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })];
  }
}

async function toResult(
  schema: GraphQLSchema,
  ctx: OperationContext,
  asked: AskedOperation,
  { data, holes }: Answer,
): Promise<ExecutionResult> {
  if (holes) return fillHoles(schema, ctx, asked, holes, data);
  return { data: JSON.parse(data) as ExecutionResult['data'] };
}

/** Sends what is shown as it is: it was put into words once, for all of its owner's devices. */
class ShownTo {
  constructor(
    private readonly socket: GraphSocket,
    private readonly id: string,
    private readonly key: string,
  ) {}

  next(shown: string): Promise<void> {
    return this.socket.say(
      `{"id":${JSON.stringify(this.id)},"type":"next","payload":{"data":{"${this.key}":${shown}}}}`,
    );
  }
}

/**
 * graphql-js's subscribe, but for two things: an event that is shown already goes straight to the socket, and
 * any other is executed on the manager that was made for it.
 */
async function subscribe(args: Prepared): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]() as AsyncIterableIterator<EventRoot<unknown>>;
  const { to, contextValue } = args;
  // Nothing but the events is needed any more, and idle subscribers are many.
  if (to) args.contextValue = undefined;
  return new Results(events, to ?? { ...args, contextValue: contextValue as OperationContext });
}

class Results implements AsyncIterableIterator<ExecutionResult> {
  /** @param to where shown events go; or what resolvers are executed with */
  constructor(
    private readonly events: AsyncIterableIterator<EventRoot<unknown>>,
    private readonly to: ShownTo | (ExecutionArgs & { contextValue: OperationContext }),
  ) {}

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    try {
      for (;;) {
        const { done, value } = await this.events.next();
        if (done) return { done: true, value: undefined };
        if (!(this.to instanceof ShownTo)) return { done: false, value: await executeEvent(this.to, value) };
        await this.to.next(value.shown!);
      }
    } catch (error) {
      // Whoever iterates does not end an iterator that fails by itself, and the feed would be followed for ever.
      await this.return();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    await this.events.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

async function executeEvent(
  args: ExecutionArgs & { contextValue: OperationContext },
  event: EventRoot<unknown>,
): Promise<ExecutionResult> {
  const { contextValue: context } = args;
  return execute({
    ...args,
    rootValue: event,
    contextValue: { ...context, em: event.em ?? context.em.fork() },
  });
}
