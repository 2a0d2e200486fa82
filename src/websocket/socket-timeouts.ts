import { CloseCode } from 'graphql-ws';
import type { GraphServices } from '../operation/operation-context.js';
import type { GraphSocket } from './graph-socket.js';

const checkInterval = 1_000;
const stallTimeout = 10_000;

/**
 * Closes the sockets whose token has expired, whose client stopped reading, or that sent no
 * `connection_init`. One timer serves all sockets.
 * @returns stops
 */
export function startSocketTimeouts(
  sockets: ReadonlySet<GraphSocket>,
  { now, metrics }: GraphServices,
): () => void {
  const timer = setInterval(() => {
    const [time, monotonic] = [now().getTime(), performance.now()];
    for (const socket of sockets)
      if (socket.readyState !== socket.OPEN) continue;
      else if (socket.session && socket.session.expiresAt <= time) socket.close(4403, 'Access token expired');
      else if (socket.stalledSince !== undefined && socket.stalledSince < monotonic - stallTimeout) {
        metrics.live.stalled.inc();
        // "Try again later" in IANA's registry of close codes: clients connect again after it.
        socket.close(1013, 'Too slow; resume from your last cursor');
      } else if (socket.initDeadline !== undefined && socket.initDeadline < monotonic)
        socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
  }, checkInterval).unref();
  return () => clearInterval(timer);
}
