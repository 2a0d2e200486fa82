import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { rateLimited } from '../errors.js';
import { beginOperation } from '../operation/begin-operation.js';
import { openContext, type GraphServices, type OperationContext } from '../operation/operation-context.js';
import { resolveUnresolved } from '../operation/resolve-unresolved.js';
import type { CompiledAnswer, Operation } from '../query/engine.js';
import { GraphQLErrors, type DocumentCache } from './document-cache.js';
import { FrameWriter } from './frame-writer.js';
import { viewerOf, type SocketContext } from './socket-authorization.js';
import type { SubscriptionArgs } from './subscribe.js';

// More than any page needs; it keeps one socket from taking the capacity of the others.
const maxOperations = 50;

/** The arguments for graphql-js, and the answer if the compiled path has it. */
export interface PreparedOperation extends SubscriptionArgs {
  answer?: () => Promise<ExecutionResult>;
}

/**
 * Prepares an operation that arrived over a socket: parses it, identifies the viewer, checks limits, and
 * answers it on the compiled path if possible.
 * @param id the operation's id in graphql-ws
 * @returns what to execute, or why it is refused
 */
export async function prepareOperation(
  schema: GraphQLSchema,
  documents: DocumentCache,
  services: GraphServices,
  socket: SocketContext,
  id: string,
  payload: SubscribePayload,
): Promise<PreparedOperation | readonly GraphQLError[]> {
  try {
    const { subscriptions: operations, extra } = socket;
    if (Math.max(Object.keys(operations).length, extra.socket.subscriptions.length + 1) > maxOperations)
      throw rateLimited(1);
    const { text, document, operation } = documents.read(payload, payload.operationName);
    // The payload lives as long as the subscription; this way, all of them share one copy of the text.
    Object.assign(payload, { query: text });
    const isBackground = socket.connectionParams?.['nuzzle-background'] === '1';
    const ctx = openContext(services, await viewerOf(services, socket), isBackground, extra.socket.client);
    const request: Operation = { document, operation, variables: payload.variables ?? {} };
    const compiled = await beginOperation(schema, services, ctx, request);
    const { key } = ctx.projection ?? {};
    return {
      schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: request.variables,
      contextValue: ctx,
      socket: extra.socket,
      ...(compiled && { answer: () => toResult(schema, ctx, request, compiled) }),
      ...(key !== undefined && { writer: new FrameWriter(extra.socket, id, key) }),
    };
  } catch (error) {
    if (error instanceof GraphQLErrors) return error.errors;
    return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })];
  }
}

async function toResult(
  schema: GraphQLSchema,
  ctx: OperationContext,
  request: Operation,
  { data, unresolved }: CompiledAnswer,
): Promise<ExecutionResult> {
  if (unresolved) return resolveUnresolved(schema, ctx, request, unresolved, data);
  return { data: JSON.parse(data) as ExecutionResult['data'] };
}
