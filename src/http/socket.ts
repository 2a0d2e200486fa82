import type { Server } from 'node:http';
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Context as SocketContext, SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Context } from '../context.js';
import { formatError } from '../graphql/format-error.js';
import { mostTokens } from '../graphql/operation-guard.js';
import type { Answer } from '../read/read-road.js';
import { admit, type AskedOperation } from './admit.js';
import { fillHoles } from './fill-holes.js';
import {
  openContext,
  readAuthorization,
  type GraphParts,
  type OperationContext,
} from './operation-context.js';

const longestFrame = 256 * 1024;
const longestTimer = 2 ** 31 - 1;

// An interface would lack the index signature that graphql-ws asks of it.
type Expiry = { expiry: NodeJS.Timeout; unlisten: () => void };

type Socket = SocketContext<Record<string, unknown>, Extra & Partial<Expiry>>;

/**
 * The graph over graphql-ws on the same port: every operation, and subscriptions live.
 * @returns ends every socket with 1001
 */
export function openSocket(server: Server, schema: GraphQLSchema, parts: GraphParts): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestFrame });
  server.on('upgrade', (request, socket, head) => {
    // Not parsed as a URL: a path that is none would throw, and nobody would catch it.
    if (request.url?.split('?', 1)[0] !== '/graphql') socket.destroy();
    else
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });

  const format = (errors: readonly GraphQLError[]) => errors.map((error) => formatError(error, parts.log));

  const disposable = useServer<Record<string, unknown>, Expiry>(
    {
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
      onSubscribe: (socket, _id, payload) => prepare(schema, parts, socket, payload),
      execute: (args: Prepared) => args.answer?.() ?? execute(args),
      subscribe,
      onError: (_socket, _id, _payload, errors) => format(errors),
      onNext: (_socket, _id, _payload, _args, result) =>
        result.errors ? { ...result, errors: format(result.errors) } : undefined,
      isProd: true,
    },
    sockets,
  );
  return async () => {
    await disposable.dispose();
  };
}

function authorizationOf({ connectionParams }: Socket): unknown {
  return connectionParams?.['Authorization'] ?? connectionParams?.['authorization'];
}

/** What graphql-js needs, and the answer where the read road has given it. */
interface Prepared extends ExecutionArgs {
  answer?: () => Promise<ExecutionResult>;
}

async function prepare(
  schema: GraphQLSchema,
  parts: GraphParts,
  socket: Socket,
  { query, variables, operationName }: SubscribePayload,
): Promise<Prepared | readonly GraphQLError[]> {
  try {
    const document: DocumentNode = parse(query, { maxTokens: mostTokens });
    const faults = validate(schema, document, specifiedRules);
    if (faults.length > 0) return faults.map((fault) => withCode(fault, 'GRAPHQL_VALIDATION_FAILED'));
    const operation = getOperationAST(document, operationName);
    if (!operation)
      return [withCode(new GraphQLError('Which operation is meant?'), 'OPERATION_RESOLUTION_FAILURE')];
    const background = socket.connectionParams?.['nuzzle-background'] === '1';
    const contextValue = await openContext(parts, authorizationOf(socket), background);
    const asked = { document, operation, variables: variables ?? {} };
    const answered = await admit(schema, parts, contextValue, asked);
    return {
      ...(answered && { answer: () => toResult(schema, contextValue, asked, answered) }),
      schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? {},
      contextValue,
    };
  } catch (error) {
    if (!(error instanceof GraphQLError)) return [new GraphQLError('', { originalError: error as Error })];
    return [error.extensions['code'] ? error : withCode(error, 'GRAPHQL_PARSE_FAILED')];
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

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, path } = error;
  return new GraphQLError(error.message, { nodes, source, positions, path, extensions: { code } });
}

/** What a subscription hands on may bring the manager that was made for this one event. */
type EventRoot = Partial<Pick<Context, 'em'>>;

/** graphql-js's subscribe, but for the manager: each event is executed on a fresh one. */
async function subscribe(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]() as AsyncIterableIterator<EventRoot>;
  const context = args.contextValue as Context;
  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const { done, value } = await events.next();
      if (done) return { done: true, value: undefined };
      const em = value.em ?? context.em.fork();
      return {
        done: false,
        value: await execute({ ...args, rootValue: value, contextValue: { ...context, em } }),
      };
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
