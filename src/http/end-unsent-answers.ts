import type { FastifyInstance } from 'fastify';
import type { UnsentAnswers } from '../operation/unsent-answers.js';

// In ms, without one byte read. A phone that is out of reach for longer asks again.
const stallTimeout = 10_000;

/** Ends the connections whose clients do not read their answers. A stream waits for its reader, and is never counted. */
export function endUnsentAnswers(fastify: FastifyInstance, unsent: UnsentAnswers): void {
  fastify.addHook('onSend', ({ raw: { socket } }, { raw }, payload, done) => {
    if (typeof payload === 'string' || Buffer.isBuffer(payload)) {
      const sent = unsent.hold(payload.length, () => socket.destroy());
      if (sent) {
        // Without a listener, Node destroys the connection. It counts from the last byte that was read, and sets the
        // time again for the next request.
        socket.setTimeout(stallTimeout);
        raw.once('close', sent);
      }
    }
    done();
  });
}
