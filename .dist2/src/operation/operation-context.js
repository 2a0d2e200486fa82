import { unauthenticated } from '../errors.js';
// Made once, because an error carries a stack, which costs time.
const notIdentified = unauthenticated();
/** Opens the context of one operation, with a manager of its own. `beginOperation` identifies the viewer. */
export function openContext(services, source) {
    let em;
    return {
        ...services,
        // Most operations take the compiled path and need no manager.
        get em() {
            return (em ??= services.em.fork());
        },
        ...source,
        viewer: notIdentified,
        isAccess: false,
        projection: undefined,
        cost: 0,
        end: () => undefined,
    };
}
/**
 * Reads the viewer and the expiry from a bearer token. It checks the token only, not its session.
 * @param authorization the value of the header, or of `connectionParams` on a WebSocket
 */
export async function readAuthorization({ tokens, now }, authorization) {
    if (typeof authorization !== 'string' || authorization === '')
        return unauthenticated();
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    return token ? tokens.read(token, now()) : unauthenticated('TOKEN_INVALID');
}
//# sourceMappingURL=operation-context.js.map