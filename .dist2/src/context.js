import { authReasonOf, unauthenticated } from './errors.js';
/**
 * The viewer. Every service that is not public calls this first.
 * @throws UNAUTHENTICATED without a valid access token
 */
export function requireViewer(ctx) {
    if ('userId' in ctx.viewer)
        return ctx.viewer;
    throw unauthenticated(authReasonOf(ctx.viewer));
}
//# sourceMappingURL=context.js.map