import { sql } from 'kysely';
import { requireViewer } from '../context.js';
import { badUserInput, conflict } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { hasField } from '../graphql/faulty-input.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { endpointFault } from './endpoint-address.js';
import { PushSubscription } from './push-subscription.entity.js';
import { keyFaults, } from './push.inputs.js';
// The newest ones: an owner's next device displaces the oldest.
const maxDevices = 10;
/**
 * Registers a device for the viewer's notifications until the viewer's session ends.
 * @throws CONFLICT when this server sends no pushes, or another owner has registered the endpoint and the keys are not the
 *   browser's; BAD_USER_INPUT for an endpoint that is not allowed; RATE_LIMITED after too many registrations
 */
export async function registerPushSubscription(ctx, input) {
    const viewer = requireViewer(ctx);
    const missing = keyFaults(hasField(input));
    if (missing.length > 0)
        throw badUserInput(...missing);
    if (!ctx.push.vapid)
        throw conflict(fieldFault('endpoint', 'noPushes'));
    await ctx.limits.consume('push-registrations', viewer.userId, ctx.client);
    const fault = await endpointFault(input.endpoint, ctx.push);
    if (fault)
        throw badUserInput(fieldFault('endpoint', fault));
    const pushSubscription = await writeAsOwner(ctx, viewer.userId, (em) => register(em, viewer, input));
    return { pushSubscription };
}
async function register(em, { userId, sessionId }, { endpoint, ...input }) {
    const { p256dh, auth } = input.keys ?? input;
    const database = em.getKysely();
    // A browser that now belongs to another owner gets a new row: deleting the old one also deletes its pushes. It shows by
    // its keys that it is the browser: an endpoint alone may have leaked, and keys only ever come from the browser.
    await sql `
    DELETE FROM push_subscriptions
    WHERE endpoint = ${endpoint} AND user_id <> ${userId} AND p256dh = ${p256dh} AND auth = ${auth}`.execute(database);
    const { rows } = await sql `
    INSERT INTO push_subscriptions (user_id, session_id, endpoint, p256dh, auth)
    VALUES (${userId}, ${sessionId}, ${endpoint}, ${p256dh}, ${auth})
    ON CONFLICT (endpoint) DO UPDATE SET user_id = excluded.user_id, session_id = excluded.session_id,
      p256dh = excluded.p256dh, auth = excluded.auth, created_at = clock()
    WHERE push_subscriptions.user_id = excluded.user_id
      OR (push_subscriptions.p256dh, push_subscriptions.auth) = (excluded.p256dh, excluded.auth)
    RETURNING *`.execute(database);
    if (!rows[0])
        throw conflict(fieldFault('endpoint', 'endpointTaken'));
    // Devices of ended sessions receive nothing and must not displace active ones.
    await sql `
    DELETE FROM push_subscriptions
    WHERE user_id = ${userId}
      AND NOT EXISTS (SELECT 1 FROM active_sessions WHERE active_sessions.id = push_subscriptions.session_id)`.execute(database);
    await sql `
    DELETE FROM push_subscriptions WHERE id IN (
      SELECT id FROM push_subscriptions WHERE user_id = ${userId}
      ORDER BY created_at DESC, id DESC OFFSET ${maxDevices})`.execute(database);
    return em.map(PushSubscription, rows[0]);
}
/** Removes one of the viewer's devices and its pushes. */
export async function removePushSubscription(ctx, { endpoint }) {
    const { userId } = requireViewer(ctx);
    const { numAffectedRows } = await sql `
    DELETE FROM push_subscriptions WHERE endpoint = ${endpoint} AND user_id = ${userId}`.execute(ctx.em.getKysely());
    return { removed: numAffectedRows === 1n };
}
//# sourceMappingURL=push-subscription.service.js.map