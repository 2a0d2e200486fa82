import { subscribe } from 'node:diagnostics_channel';

/** The header by which a request is known: to the server, and here. */
export const idHeader = 'x-client-request-id';

const watched = new Map<string, () => void>();
const sentId = new RegExp(`^${idHeader}: *([\\w-]+)`, 'im');

// `fetch` tells nobody else whether it has a connection yet.
subscribe('undici:client:sendHeaders', (message) => {
  if (watched.size === 0) return;
  const { headers } = message as { headers?: unknown };
  const id = typeof headers === 'string' ? sentId.exec(headers)?.[1] : undefined;
  if (id !== undefined) watched.get(id)?.();
});

/**
 * Tells when `fetch` begins to send a request on a connection.
 * @param id what the request has in its {@link idHeader}
 * @returns call it when nobody needs to know any more
 */
export function watchSending(id: string, onSent: () => void): () => void {
  watched.set(id, onSent);
  return () => void watched.delete(id);
}
