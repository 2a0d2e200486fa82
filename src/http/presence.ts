import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import type { Context } from '../context.js';
import { noteAccess } from '../user/presence.js';

/** Mutations that a page sends by itself: they say nothing of its owner. */
const unattended = new Set(['refreshSession', 'registerPushSubscription', 'removePushSubscription']);

/**
 * Notes an owner's access where an operation is one: a query or a mutation that a page does not send by
 * itself and that does not call itself background. Holding or resuming a subscription is none.
 * @param background the request said `nuzzle-background: 1`
 */
export async function notePresence(
  ctx: Context,
  operation: OperationDefinitionNode,
  background: boolean,
): Promise<void> {
  if (background || operation.operation === OperationTypeNode.SUBSCRIPTION || !('userId' in ctx.viewer))
    return;
  const onlyUnattended = operation.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && unattended.has(selection.name.value),
  );
  if (!onlyUnattended) await noteAccess(ctx.em, ctx.viewer.userId, ctx.outreach.idleThreshold);
}
