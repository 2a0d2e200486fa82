import {
  GraphQLError,
  OperationTypeNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { badUserInput, rateLimited } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { guardAnswer } from '../operation/answer-size.js';
import { beginOperation } from '../operation/begin-operation.js';
import { countOperation } from '../operation/count-operation.js';
import { explainErrors } from '../operation/explain-errors.js';
import { openContext, type GraphServices, type OperationContext } from '../operation/operation-context.js';
import { presenceMark } from '../operation/presence-mark.js';
import { resolveUnresolved } from '../operation/resolve-unresolved.js';
import type { CompiledAnswer, Operation } from '../query/engine.js';
import { GraphQLErrors, type DocumentCache } from './document-cache.js';
import { FrameWriter } from './frame-writer.js';
import { viewerOf, type SocketContext } from './socket-authorization.js';
import type { SubscriptionArgs } from './subscribe.js';

const maxKeptVariables = 4_000;
// More than any page needs; it keeps one socket from taking the capacity of the others.
const maxOperations = 50;

/** The arguments for graphql-js, and the answer if the compiled path has it. */
export interface PreparedOperation extends SubscriptionArgs {
  answer?: { length: number; read: () => Promise<ExecutionResult> };
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
  let ctx: OperationContext | undefined;
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
    const request: Operation = { document, operation, variables };
    const compiled = await beginOperation(schema, services, opened, request).catch((error: unknown) => {
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
  } catch (error) {
    if (error instanceof GraphQLErrors)
      return explain(schema, documents, ctx, payload, error).catch((err: unknown) => {
        services.log.warn({ err }, 'The faults of an operation could not be read.');
        return error.errors;
      });
    return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })];
  }
}

/** The errors of a document that cannot be executed. */
async function explain(
  schema: GraphQLSchema,
  { rules }: DocumentCache,
  ctx: OperationContext | undefined,
  { operationName, variables }: SubscribePayload,
  { errors, document }: GraphQLErrors,
): Promise<readonly GraphQLError[]> {
  if (!ctx || !document) return errors;
  return explainErrors(schema, rules, ctx, { document, operationName, variables }, errors);
}

/**
 * Picks the variables that an operation declares.
 * @throws BAD_USER_INPUT if a subscription would keep more of them than any needs
 */
function declaredVariables(
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>> | null | undefined,
): Record<string, unknown> {
  const names = variableDefinitions.map(({ variable }) => variable.name.value);
  const variables = Object.fromEntries(
    names.filter((name) => sent && Object.hasOwn(sent, name)).map((name) => [name, sent![name]]),
  );
  const isKept = operation === OperationTypeNode.SUBSCRIPTION;
  if (isKept && JSON.stringify(variables).length > maxKeptVariables)
    throw badUserInput(fieldFault('variables', 'overlong', { max: maxKeptVariables }));
  return variables;
}

async function toResult(
  schema: GraphQLSchema,
  ctx: OperationContext,
  request: Operation,
  { data, unresolved }: CompiledAnswer,
): Promise<ExecutionResult> {
  guardAnswer(data, request.operation.operation === OperationTypeNode.MUTATION);
  if (unresolved) return resolveUnresolved(schema, ctx, request, unresolved, data);
  return { data: JSON.parse(data) as ExecutionResult['data'] };
}
