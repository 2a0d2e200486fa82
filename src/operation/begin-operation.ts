import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { CompiledMutation } from '../context.js';
import { isRejection } from '../database/sql-error.js';
import { badUserInput } from '../errors.js';
import type { ListOrder } from '../graphql/connection.js';
import type { Caller } from '../query/bound-arguments.js';
import { networkOf } from '../limit/network.js';
import type { CompiledAnswer, Operation } from '../query/engine.js';
import { identify, sessionEnded } from '../session/active-session.js';
import { answerCostOf, guardOperation, guardResolvers, resolvedEventCost } from './guard.js';
import { countIntrospection, ownerOf } from './count-operation.js';
import { inputFaults } from './input-faults.js';
import { answerIntrospection } from './introspection.js';
import { isPublic } from './is-public.js';
import { variablesFit } from './variables-fit.js';
import type { GraphServices, OperationContext } from './operation-context.js';

/**
 * Does what comes before any resolver: refuses what is too large, identifies the viewer, waits for the owner's other
 * operations, notes the access, and answers at once what the compiled path can answer. The caller ends the operation
 * with `ctx.end`, also if this throws.
 * @param ctx gets the viewer, whether a mutation must note an access, and what a subscription selects
 * @returns the answer; undefined if resolvers must give it
 * @throws UNAUTHENTICATED if the operation needs an owner and the token names none
 * @throws BAD_USER_INPUT if its arguments do not fit their types, and as `guardOperation`
 * @throws RATE_LIMITED as `RunningOperations.begin`
 */
export async function beginOperation(
  schema: GraphQLSchema,
  services: GraphServices,
  ctx: OperationContext,
  request: Operation,
): Promise<CompiledAnswer | undefined> {
  const { document, operation, variables } = request;
  const { claimed } = ctx;
  const isIdentified = 'userId' in claimed;
  // Nobody reads the arguments of an operation whose sender may not run it.
  if (!isIdentified && !isPublic(schema, document, operation)) throw claimed;
  if (!variablesFit(schema, operation, variables))
    throw badUserInput(...(await inputFaults({ schema, document, operation, variables }, ctx)));
  ctx.cost = guardOperation(schema, document, operation, variables);
  const introspection = answerIntrospection({ schema, document, operation, variables }, () =>
    countIntrospection(ctx),
  );
  if (introspection !== undefined) return { data: introspection, unresolved: undefined, isNewAccess: false };
  const answerCost = answerCostOf(schema, operation, ctx.cost);
  const running = await services.running.begin(
    ownerOf(claimed, services.endedSessions) ?? networkOf(ctx.client.address),
    ctx.cost,
    answerCost,
  );
  ctx.end = (length) => running.end(length, ctx.whenRead);
  if (!isIdentified) {
    ctx.viewer = claimed;
    guardResolvers(answerCost);
    return undefined;
  }
  const isAccess = ctx.mark !== 'background' && isOwnersAccess(schema, operation);
  const caller: Caller = {
    ...claimed,
    idleThreshold: isAccess ? ctx.outreach.idleThreshold : null,
    countsWhileAway: ctx.mark === 'active' || operation.operation === OperationTypeNode.MUTATION,
  };
  switch (operation.operation) {
    case OperationTypeNode.MUTATION: {
      const answer = await runCompiled(schema, services, ctx, request, caller);
      if (answer) return answer;
      guardResolvers(answerCost);
      break;
    }
    case OperationTypeNode.SUBSCRIPTION:
      await beginSubscription(schema, services, ctx, request, caller);
      return undefined;
    default: {
      const answer = await services.engine.answerQuery(request, caller);
      if (answer === 'unplanned') guardResolvers(answerCost);
      if (!answer || answer === 'unplanned') break;
      // The statement has checked that the session is active.
      ctx.viewer = claimed;
      if (answer.unresolved === undefined) running.giveWay();
      if (answer.isNewAccess) await services.presence.note(claimed.userId);
      return answer;
    }
  }
  const identified = await identify(ctx.statements, caller);
  ctx.viewer = identified.viewer;
  if (identified.isNewAccess) await services.presence.note(claimed.userId);
  if (ctx.viewer instanceof GraphQLError) services.endedSessions.set(claimed.sessionId, true);
  return undefined;
}

/** Runs a mutation on the compiled path; undefined if its resolver must run. */
async function runCompiled(
  schema: GraphQLSchema,
  { engine, endedSessions }: GraphServices,
  ctx: OperationContext,
  request: Operation,
  caller: Caller,
): Promise<CompiledAnswer | undefined> {
  const mutations = rootExtensions(schema, request.operation, 'compiled') as CompiledMutation[] | undefined;
  // A session that has ended takes no place in its owner's queue.
  if (!mutations || endedSessions.has(caller.sessionId)) return undefined;
  const { userId, sessionId, idleThreshold } = caller;
  ctx.viewer = { userId, sessionId };
  ctx.isAccess = idleThreshold !== null;
  const [mutation, ...others] = mutations;
  if (!mutation || others.length > 0) return undefined;
  const projection = engine.projectPayload(request, caller, mutation.rows, mutation.writes);
  if (!projection) return undefined;
  try {
    const json = await mutation.run(ctx, projection);
    // The mutation has noted the access itself.
    return json === undefined
      ? undefined
      : { data: `{"${projection.key}":${json}}`, unresolved: undefined, isNewAccess: false };
  } catch (error) {
    // Nothing was done; the resolver path answers with the error.
    if (error instanceof GraphQLError || isRejection(error)) return undefined;
    throw error;
  }
}

async function beginSubscription(
  schema: GraphQLSchema,
  { engine, activeSessions, endedSessions }: GraphServices,
  ctx: OperationContext,
  request: Operation,
  caller: Caller,
): Promise<void> {
  const { userId, sessionId } = caller;
  const [order] = (rootExtensions(schema, request.operation, 'feed') ?? []) as ListOrder[];
  if (order) {
    const projection = engine.projectEvent(request, caller, order);
    if (projection === 'unplanned') ctx.cost = resolvedEventCost(ctx.cost);
    else ctx.projection = projection;
  }
  // After a restart all clients subscribe together, so their sessions are read in batches.
  const isActive = await activeSessions.load(sessionId);
  ctx.viewer = isActive ? { userId, sessionId } : sessionEnded();
  if (!isActive) endedSessions.set(sessionId, true);
}

/** An extension that every root field of an operation has; undefined if one of them lacks it. */
function rootExtensions(
  schema: GraphQLSchema,
  { operation, selectionSet }: OperationDefinitionNode,
  name: string,
): unknown[] | undefined {
  const fields = schema.getRootType(operation)!.getFields();
  const found = selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD ? fields[selection.name.value]?.extensions[name] : undefined,
  );
  return found.every((one) => one !== undefined) ? found : undefined;
}

/**
 * Whether an operation is an access of its owner: a query, or a mutation that a page does not send by itself (those
 * have the extension `background`). Subscriptions are no accesses.
 */
function isOwnersAccess(schema: GraphQLSchema, operation: OperationDefinitionNode): boolean {
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return false;
  return !rootExtensions(schema, operation, 'background')?.every(Boolean);
}
