import { CloseCode } from 'graphql-ws';
const checkInterval = 250;
const stallTimeout = 10_000;
// How long a client may take to read why it is closed: one that named an owner, and any other.
const [ownerCloseTimeout, closeTimeout] = [5_000, 500];
function close(socket, code, reason) {
    socket.close(code, reason);
    setTimeout(() => socket.terminate(), socket.session ? ownerCloseTimeout : closeTimeout).unref();
}
/**
 * Closes the sockets whose token has expired, whose client stopped reading, that sent no `connection_init`, or that
 * have no token for too long; and handles the frames that came too fast. One timer serves all sockets.
 * @returns stops
 */
export function startSocketTimeouts(sockets, { now, metrics }) {
    const check = (socket, time, monotonic) => {
        const { session, stalledSince, initDeadline, anonymousDeadline } = socket;
        if (session && session.expiresAt <= time)
            close(socket, 4403, 'Access token expired');
        else if (stalledSince !== undefined && stalledSince < monotonic - stallTimeout) {
            metrics.live.stalled.inc();
            // "Try again later" in IANA's registry of close codes: clients connect again after it.
            close(socket, 1013, 'Too slow; resume from your last cursor');
        }
        else if (initDeadline !== undefined && initDeadline < monotonic)
            close(socket, CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
        else if (anonymousDeadline !== undefined && anonymousDeadline < monotonic)
            close(socket, CloseCode.Unauthorized, 'Log in, and connect with an access token');
        else
            socket.takeBacklog();
    };
    const timer = setInterval(() => {
        const [time, monotonic] = [now().getTime(), performance.now()];
        for (const socket of sockets)
            if (socket.readyState === socket.OPEN)
                check(socket, time, monotonic);
    }, checkInterval).unref();
    return () => clearInterval(timer);
}
//# sourceMappingURL=socket-timeouts.js.map