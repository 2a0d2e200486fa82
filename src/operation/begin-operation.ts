import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { CompiledMutation } from '../context.js';
import type { ListOrder } from '../graphql/connection.js';
import { isRejection } from '../database/sql-error.js';
import { guardOperation } from './guard.js';
import type { Caller } from '../query/bound-arguments.js';
import type { CompiledAnswer, Operation } from '../query/engine.js';
import { identify, sessionEnded } from '../session/active-session.js';
import type { GraphServices, OperationContext } from './operation-context.js';

/** Mutations that a page sends by itself: they say nothing of its owner. */
const unattended = new Set(['refreshSession', 'registerPushSubscription', 'removePushSubscription']);

/**
 * What comes before any resolver: refuses what may not be asked, finds out who asks, and notes that they are
 * there. What the read road can answer is answered at once.
 * @param ctx `viewer` is set in it, whether this is an access that a road has to note, and what a subscription shows
 * @returns the answer; undefined where resolvers have to give it
 * @throws BAD_USER_INPUT as `guardOperation`
 */
export async function beginOperation(
  schema: GraphQLSchema,
  { engine, endedSessions, presence, activeSessions }: GraphServices,
  ctx: OperationContext,
  asked: Operation,
): Promise<CompiledAnswer | undefined> {
  const { document, operation, variables } = asked;
  guardOperation(schema, document, operation, variables);
  const { claimed } = ctx;
  if (!('userId' in claimed)) {
    ctx.viewer = claimed;
    return undefined;
  }
  const isAccess = !ctx.isBackground && showsPresence(operation);
  const asker: Caller = { ...claimed, idleThreshold: isAccess ? ctx.outreach.idleThreshold : null };
  switch (operation.operation) {
    case OperationTypeNode.MUTATION: {
      const roads = rootExtensions(schema, operation, 'road') as CompiledMutation[] | undefined;
      if (!roads) break;
      // A session that has ended takes no turn of its owner's.
      if (endedSessions.has(claimed.sessionId)) break;
      ctx.viewer = claimed;
      ctx.isAccess = isAccess;
      const answer = roads.length === 1 ? await write(engine, ctx, asked, asker, roads[0]!) : undefined;
      if (answer) return answer;
      break;
    }
    case OperationTypeNode.SUBSCRIPTION: {
      const [order] = (rootExtensions(schema, operation, 'feed') ?? []) as ListOrder[];
      if (order) ctx.projection = engine.projectEvent(asked, asker, order);
      // All of them come back together after a restart.
      const isStanding = await activeSessions.load(claimed.sessionId);
      ctx.viewer = isStanding ? claimed : sessionEnded();
      if (!isStanding) endedSessions.set(claimed.sessionId, true);
      return undefined;
    }
    default: {
      const answer = await engine.answerQuery(asked, asker);
      if (!answer) break;
      // Its statement has seen that the session stands.
      ctx.viewer = claimed;
      if (answer.isNewAccess) await presence.note(claimed.userId);
      return answer;
    }
  }
  const identified = await identify(ctx.statements, claimed, asker.idleThreshold);
  ctx.viewer = identified.viewer;
  if (identified.isNewAccess) await presence.note(claimed.userId);
  if (ctx.viewer instanceof GraphQLError) endedSessions.set(claimed.sessionId, true);
  return undefined;
}

async function write(
  road: GraphServices['engine'],
  ctx: OperationContext,
  asked: Operation,
  asker: Caller,
  way: CompiledMutation,
): Promise<CompiledAnswer | undefined> {
  const shown = road.projectPayload(asked, asker, way.rows, way.writes);
  if (!shown) return undefined;
  try {
    const text = await way.write(ctx, shown);
    if (text === undefined) return undefined;
    // Noted, where it had to be, in what it wrote.
    return { data: `{"${shown.key}":${text}}`, unresolved: undefined, isNewAccess: false };
  } catch (error) {
    // Nothing was done, and the plain road says why.
    if (error instanceof GraphQLError || isRejection(error)) return undefined;
    throw error;
  }
}

/** What all root fields of an operation carry in their extensions; undefined where one of them carries nothing. */
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
 * Whether an operation shows its owner to be there: a query or a mutation that a page does not send by itself.
 * Holding or resuming a subscription is none.
 */
function showsPresence({ operation, selectionSet }: OperationDefinitionNode): boolean {
  if (operation === OperationTypeNode.SUBSCRIPTION) return false;
  return !selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && unattended.has(selection.name.value),
  );
}
