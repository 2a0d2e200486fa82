import type { Server } from 'node:http';
import {
  createSourceEventStream,
  execute,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { makeServer, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
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
import { bindSockets, send, type SocketExtra } from './socket-server.js';

const longestTimer = 2 ** 31 - 1;

// An interface would lack the index signature that graphql-ws asks of it.
type Extra = SocketExtra & { expiry?: NodeJS.Timeout; unlisten?: () => void };

type Socket = SocketContext<Record<string, unknown>, Extra>;

/** What graphql-js needs, and besides the answer where the read road has given it, or the way to the subscriber. */
interface Prepared extends ExecutionArgs {
  answer?: () => Promise<ExecutionResult>;
  show?: (shown: string) => Promise<void>;
}

/**
 * The graph over graphql-ws on the same port: every operation, and subscriptions live.
 * @returns ends every socket with 1001
 */
export function openSocket(server: Server, schema: GraphQLSchema, parts: GraphParts): () => Promise<void> {
  const documents = new Documents(schema);
  const format = (errors: readonly GraphQLError[]) => errors.map((error) => formatError(error, parts.log));

  const protocol = makeServer<Record<string, unknown>, Extra>({
    async onConnect(socket) {
      const given = authorizationOf(socket);
      if (given === undefined) return true;
      const named = await readAuthorization(parts, given);
      // False closes with 4403.
      if (!('userId' in named)) return false;
      const rest = named.expiresAt.getTime() - parts.now().getTime();
      socket.extra.expiry = setTimeout(
        () => socket.extra.socket.close(4403, 'Access token expired'),
        Math.min(rest, longestTimer),
      ).unref();
      socket.extra.unlisten = parts.live.listen('session', named.userId, ({ sessionId }) => {
        if (sessionId === named.sessionId) socket.extra.socket.close(4403, 'Session ended');
      });
      return true;
    },
    onClose(socket) {
      clearTimeout(socket.extra.expiry);
      socket.extra.unlisten?.();
    },
    onSubscribe: (socket, id, payload) => prepare(schema, documents, parts, socket, id, payload),
    execute: (args: Prepared) => args.answer?.() ?? execute(args),
    subscribe,
    onError: (_socket, _id, _payload, errors) => format(errors),
    onNext: (_socket, _id, _payload, _args, result) =>
      result.errors ? { ...result, errors: format(result.errors) } : undefined,
  });
  return bindSockets(server, protocol, parts.log);
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
      ...(key !== undefined && { show: showing(socket.extra, id, key) }),
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
function showing({ socket }: Extra, id: string, key: string): (shown: string) => Promise<void> {
  const start = `{"id":${JSON.stringify(id)},"type":"next","payload":{"data":{"${key}":`;
  return (shown) => send(socket, `${start}${shown}}}}`);
}

/**
 * graphql-js's subscribe, but for two things: an event that is shown already goes straight to the socket, and
 * any other is executed on the manager that was made for it.
 */
async function subscribe(args: Prepared): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]() as AsyncIterableIterator<EventRoot<unknown>>;
  const { show } = args;
  // Nothing but the events is needed any more, and idle subscribers are many.
  if (show) args.contextValue = undefined;
  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      for (;;) {
        const { done, value } = await events.next();
        if (done) return { done: true, value: undefined };
        if (show && value.shown !== undefined) await show(value.shown);
        else return { done: false, value: await executeEvent(args, value) };
      }
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  return results;
}

async function executeEvent(args: ExecutionArgs, event: EventRoot<unknown>): Promise<ExecutionResult> {
  const context = args.contextValue as OperationContext;
  return execute({
    ...args,
    rootValue: event,
    contextValue: { ...context, em: event.em ?? context.em.fork() },
  });
}
