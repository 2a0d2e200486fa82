import { CloseCode } from 'graphql-ws';
import type { GraphServices } from '../operation/operation-context.js';
import type { GraphSocket } from './graph-socket.js';

const checkInterval = 250;
// Between two checks. A page that opens sends a few dozen at once.
const maxFrames = 50;
const stallTimeout = 10_000;
// Of a socket without a session. `ws` gives the others half a minute to read what waits for them.
const closeTimeout = 500;

/** Counts a frame from the client. A client that sends too many is not read until the next check. */
export function countFrame(socket: GraphSocket): void {
  if (++socket.frames > maxFrames) socket.pause();
}

function close(socket: GraphSocket, code: number, reason: string): void {
  socket.close(code, reason);
  if (!socket.session) setTimeout(() => socket.terminate(), closeTimeout).unref();
}

/**
 * Closes the sockets whose token has expired, whose client stopped reading, that sent no `connection_init`, or that
 * have no token for too long. One timer serves all sockets.
 * @returns stops
 */
export function startSocketTimeouts(
  sockets: ReadonlySet<GraphSocket>,
  { now, metrics }: GraphServices,
): () => void {
  const check = (socket: GraphSocket, time: number, monotonic: number): void => {
    const { session, stalledSince, initDeadline, anonymousDeadline } = socket;
    if (session && session.expiresAt <= time) socket.close(4403, 'Access token expired');
    else if (stalledSince !== undefined && stalledSince < monotonic - stallTimeout) {
      metrics.live.stalled.inc();
      // "Try again later" in IANA's registry of close codes: clients connect again after it.
      close(socket, 1013, 'Too slow; resume from your last cursor');
    } else if (initDeadline !== undefined && initDeadline < monotonic)
      close(socket, CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
    else if (anonymousDeadline !== undefined && anonymousDeadline < monotonic)
      close(socket, CloseCode.Unauthorized, 'Log in, and connect with an access token');
    else if (socket.frames > 0) {
      socket.frames = 0;
      socket.readOn();
    }
  };
  const timer = setInterval(() => {
    const [time, monotonic] = [now().getTime(), performance.now()];
    for (const socket of sockets) if (socket.readyState === socket.OPEN) check(socket, time, monotonic);
  }, checkInterval).unref();
  return () => clearInterval(timer);
}
