import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Road, Viewer } from '../context.js';
import type { ListOrder } from '../graphql/connection.js';
import { guardOperation } from '../graphql/operation-guard.js';
import type { Answer, AskedOperation } from '../read/read-road.js';
import { identify } from '../session/identify.js';
import { noteAccess } from '../user/presence.js';
import type { GraphParts, OperationContext } from './operation-context.js';

/** Mutations that a page sends by itself: they say nothing of its owner. */
const unattended = new Set(['refreshSession', 'registerPushSubscription', 'removePushSubscription']);

/**
 * What comes before any resolver: refuses what may not be asked, finds out who asks, and notes that they are
 * there. What the read road can answer is answered at once.
 * @param ctx `viewer` is set in it, and what a subscription shows
 * @returns the answer; undefined where resolvers have to give it
 * @throws BAD_USER_INPUT as `guardOperation`
 */
export async function admit(
  schema: GraphQLSchema,
  { road }: GraphParts,
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
  switch (operation.operation) {
    case OperationTypeNode.MUTATION: {
      const roads = rootExtensions(schema, operation, 'road') as Road[] | undefined;
      if (!roads) break;
      ctx.viewer = named;
      ctx.isAccess = !ctx.background;
      return roads.length === 1 ? write(road, ctx, asked, named, roads[0]!) : undefined;
    }
    case OperationTypeNode.SUBSCRIPTION: {
      const [order] = (rootExtensions(schema, operation, 'feed') ?? []) as ListOrder[];
      if (order) ctx.shown = road.event(asked, named, order);
      break;
    }
    default: {
      const answer = await road.answer(asked, named);
      if (!answer) break;
      // Its statement has seen that the session stands.
      ctx.viewer = named;
      await note(ctx, asked, named, answer.isNews);
      return answer;
    }
  }
  const { viewer, isNews } = await identify(ctx, named);
  ctx.viewer = viewer;
  await note(ctx, asked, named, isNews);
  return undefined;
}

async function write(
  road: GraphParts['road'],
  ctx: OperationContext,
  asked: AskedOperation,
  named: Viewer,
  way: Road,
): Promise<Answer | undefined> {
  const shown = road.payload(asked, named, way.rows);
  if (!shown) return undefined;
  try {
    const text = await way.write(ctx, shown);
    if (text === undefined) return undefined;
    return { data: `{"${shown.key}":${text}}`, holes: undefined, isNews: false };
  } catch (error) {
    // A refusal: nothing was done, and the plain road says why.
    if (error instanceof GraphQLError) return undefined;
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

async function note(
  { em, outreach, background }: OperationContext,
  { operation }: AskedOperation,
  { userId }: Viewer,
  isNews: boolean,
): Promise<void> {
  if (isNews && !background && isAccess(operation)) await noteAccess(em, userId, outreach.idleThreshold);
}

/**
 * Whether an operation shows its owner to be there: a query or a mutation that a page does not send by itself.
 * Holding or resuming a subscription is none.
 */
function isAccess({ operation, selectionSet }: OperationDefinitionNode): boolean {
  if (operation === OperationTypeNode.SUBSCRIPTION) return false;
  return !selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && unattended.has(selection.name.value),
  );
}
