import { WebSocket } from 'ws';
/** The time between two pings of a socket, in milliseconds. */
export const pingInterval = 12_000;
// Each socket has its own time, counted from when it opened: pinging all at once would block the process for
// a third of a second.
const checkInterval = 100;
/**
 * Pings every socket at its interval, and ends those that did not answer the last ping.
 * @returns stops
 */
export function startPings(sockets) {
    const timer = setInterval(() => {
        const now = performance.now();
        for (const socket of sockets)
            // A socket that is not read cannot show its pong; the timeouts look after it.
            if (socket.pingAt > now || socket.isPaused)
                continue;
            else if (socket.isAwaitingPong)
                socket.terminate();
            else if (socket.readyState === WebSocket.OPEN) {
                socket.isAwaitingPong = true;
                socket.pingAt = now + pingInterval;
                socket.ping();
            }
    }, checkInterval).unref();
    return () => clearInterval(timer);
}
//# sourceMappingURL=pings.js.map