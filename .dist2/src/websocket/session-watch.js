import { activeSessions } from '../session/active-session.js';
const checkInterval = 15_000;
/**
 * Closes the sockets of sessions that end, with 4403: at once when the end is published, and otherwise at the
 * next check of all sessions.
 * @returns stops
 */
export function watchSessions(sockets, { pubsub, statements, log }) {
    // One listener that looks through all sockets takes less memory than one for each.
    const unlisten = pubsub.listen('session', '*', ({ sessionId }) => {
        for (const socket of sockets)
            if (socket.session?.id === sessionId)
                endSession(socket);
    });
    /** Finds the sessions that ended while this process missed what was published. */
    async function check() {
        const ids = new Set([...sockets].flatMap(({ session }) => session?.id ?? []));
        if (ids.size === 0)
            return;
        try {
            const active = new Set(await activeSessions(statements, [...ids]));
            for (const socket of sockets)
                if (socket.session && ids.has(socket.session.id) && !active.has(socket.session.id))
                    endSession(socket);
        }
        catch (error) {
            log.warn({ err: error }, 'Could not check the sessions of the sockets. Trying again later.');
        }
    }
    const stopGaps = pubsub.onGap(() => void check());
    const timer = setInterval(() => void check(), checkInterval).unref();
    return () => {
        unlisten();
        stopGaps();
        clearInterval(timer);
    };
}
const endSession = (socket) => socket.close(4403, 'Session ended');
//# sourceMappingURL=session-watch.js.map