import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { guardOperation } from '../graphql/operation-guard.js';
import type { Answer } from '../read/read-road.js';
import { identify } from '../session/identify.js';
import { noteAccess } from '../user/presence.js';
import type { GraphParts, OperationContext } from './operation-context.js';

/** A valid operation, as it was asked. */
export interface AskedOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}

/** Mutations that a page sends by itself: they say nothing of its owner. */
const unattended = new Set(['refreshSession', 'registerPushSubscription', 'removePushSubscription']);

/**
 * What comes before any resolver: refuses what may not be asked, finds out who asks, and notes that they are
 * there. A query that the read road can answer is answered at once.
 * @param ctx `viewer` is set in it
 * @returns the answer; undefined where resolvers have to give it
 * @throws BAD_USER_INPUT as `guardOperation`
 */
export async function admit(
  schema: GraphQLSchema,
  { road }: GraphParts,
  ctx: OperationContext,
  { document, operation, variables }: AskedOperation,
): Promise<Answer | undefined> {
  guardOperation(schema, document, operation, variables);
  const { named, em, outreach } = ctx;
  if (!('userId' in named)) {
    ctx.viewer = named;
    return undefined;
  }
  const answer =
    operation.operation === OperationTypeNode.QUERY
      ? await road.answer(document, operation, variables, named)
      : undefined;
  if (provesViewer(schema, operation)) {
    ctx.viewer = named;
    ctx.isAccess = !ctx.background;
    return undefined;
  }
  // Where the read road answers, its statement has seen that the session stands.
  const { viewer, isNews } = answer ? { viewer: named, isNews: answer.isNews } : await identify(ctx, named);
  ctx.viewer = viewer;
  if (isNews && isAccess(operation, ctx.background))
    await noteAccess(em, named.userId, outreach.idleThreshold);
  return answer;
}

/** Whether all that is to be done sees by itself that the session stands. */
function provesViewer(schema: GraphQLSchema, { operation, selectionSet }: OperationDefinitionNode): boolean {
  const fields = operation === OperationTypeNode.MUTATION ? schema.getMutationType()?.getFields() : undefined;
  return selectionSet.selections.every(
    (selection) =>
      selection.kind === Kind.FIELD && fields?.[selection.name.value]?.extensions['provesViewer'] === true,
  );
}

/**
 * Whether an operation shows its owner to be there: a query or a mutation that a page does not send by itself
 * and that does not call itself background. Holding or resuming a subscription is none.
 */
function isAccess({ operation, selectionSet }: OperationDefinitionNode, background: boolean): boolean {
  if (background || operation === OperationTypeNode.SUBSCRIPTION) return false;
  return !selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && unattended.has(selection.name.value),
  );
}
