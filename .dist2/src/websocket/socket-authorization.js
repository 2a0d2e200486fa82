import { unauthenticated } from '../errors.js';
import { preferredLanguage } from '../language/language.js';
const parameterNames = ['Authorization', 'authorization'];
/** Reads the `Authorization` parameter of `connection_init`; undefined without one. */
export const authorizationOf = ({ connectionParams }) => parameterNames.map((name) => connectionParams?.[name]).find((value) => value != null);
/** The language that the client named in `connection_init`, because pages cannot set the header of an upgrade. */
export const languageOfSocket = ({ connectionParams }) => preferredLanguage(connectionParams?.['Accept-Language'] ?? connectionParams?.['accept-language']);
/** Forgets what `connection_init` carried, which was read: graphql-ws would keep it as long as the socket is open. */
export function forgetParams({ connectionParams }) {
    for (const name of Object.keys(connectionParams ?? {}))
        Reflect.deleteProperty(connectionParams, name);
}
/** The viewer that a socket's token named. The token was read once, and counts until it expires. */
export function viewerOf(services, socket) {
    const { session } = socket.extra.socket;
    return session && session.expiresAt > services.now().getTime()
        ? { userId: session.ownerId, sessionId: session.id }
        : unauthenticated(session ? 'TOKEN_EXPIRED' : 'NO_TOKEN');
}
//# sourceMappingURL=socket-authorization.js.map