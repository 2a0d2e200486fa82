import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Road } from '../context.js';
import type { ListOrder } from '../graphql/connection.js';
import { isRefusal } from '../database/fault.js';
import { guardOperation } from '../graphql/operation-guard.js';
import type { Asker } from '../read/asked.js';
import type { Answer, AskedOperation } from '../read/read-road.js';
import { identify, sessionEnded } from '../session/identify.js';
import type { GraphParts, OperationContext } from './operation-context.js';

/** Mutations that a page sends by itself: they say nothing of its owner. */
const unattended = new Set(['refreshSession', 'registerPushSubscription', 'removePushSubscription']);

/**
 * What comes before any resolver: refuses what may not be asked, finds out who asks, and notes that they are
 * there. What the read road can answer is answered at once.
 * @param ctx `viewer` is set in it, whether this is an access that a road has to note, and what a subscription shows
 * @returns the answer; undefined where resolvers have to give it
 * @throws BAD_USER_INPUT as `guardOperation`
 */
export async function admit(
  schema: GraphQLSchema,
  { road, ended, presence, standing }: GraphParts,
  ctx: OperationContext,
  asked: AskedOperation,
): Promise<Answer | undefined> {
  const { document, operation, variables } = asked;
  guardOperation(schema, document, operation, variables);
  const { named } = ctx;
  if (!('userId' in named)) {
    ctx.viewer = named;
    return undefined;
  }
  const isAccess = !ctx.background && showsPresence(operation);
  const asker: Asker = { ...named, idleThreshold: isAccess ? ctx.outreach.idleThreshold : null };
  switch (operation.operation) {
    case OperationTypeNode.MUTATION: {
      const roads = rootExtensions(schema, operation, 'road') as Road[] | undefined;
      if (!roads) break;
      // A session that has ended takes no turn of its owner's.
      if (ended.has(named.sessionId)) break;
      ctx.viewer = named;
      ctx.isAccess = isAccess;
      const answer = roads.length === 1 ? await write(road, ctx, asked, asker, roads[0]!) : undefined;
      if (answer) return answer;
      break;
    }
    case OperationTypeNode.SUBSCRIPTION: {
      const [order] = (rootExtensions(schema, operation, 'feed') ?? []) as ListOrder[];
      if (order) ctx.shown = road.event(asked, asker, order);
      // All of them come back together after a restart.
      const isStanding = await standing.load(named.sessionId);
      ctx.viewer = isStanding ? named : sessionEnded();
      if (!isStanding) ended.set(named.sessionId, true);
      return undefined;
    }
    default: {
      const answer = await road.answer(asked, asker);
      if (!answer) break;
      // Its statement has seen that the session stands.
      ctx.viewer = named;
      if (answer.isNewAccess) await presence.note(named.userId);
      return answer;
    }
  }
  const identified = await identify(ctx.statements, named, asker.idleThreshold);
  ctx.viewer = identified.viewer;
  if (identified.isNewAccess) await presence.note(named.userId);
  if (ctx.viewer instanceof GraphQLError) ended.set(named.sessionId, true);
  return undefined;
}

async function write(
  road: GraphParts['road'],
  ctx: OperationContext,
  asked: AskedOperation,
  asker: Asker,
  way: Road,
): Promise<Answer | undefined> {
  const shown = road.payload(asked, asker, way.rows, way.writes);
  if (!shown) return undefined;
  try {
    const text = await way.write(ctx, shown);
    if (text === undefined) return undefined;
    // Noted, where it had to be, in what it wrote.
    return { data: `{"${shown.key}":${text}}`, holes: undefined, isNewAccess: false };
  } catch (error) {
    // Nothing was done, and the plain road says why.
    if (error instanceof GraphQLError || isRefusal(error)) return undefined;
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
