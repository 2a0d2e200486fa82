import type { IncomingMessage } from 'node:http';
import type { ReadAuthority } from '../operation/read-authority.js';

/**
 * What the pages of this server may load (CSP level 3): their own files, and portraits and icons that are written into
 * them. No script and no style is inline, so words that get into a page by a fault cannot run.
 */
const sources = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `worker-src 'self'`,
  `manifest-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
];

/** The policy of a page that sends nothing but requests for its own files. */
export const documentPolicy: string = [...sources, `connect-src 'self'`].join('; ');

/**
 * Makes the policy of the chat page, which also opens a socket to this server. Its address is named, because not every
 * browser takes `'self'` for a socket.
 */
export function chatPagePolicy(readAuthority: ReadAuthority, request: IncomingMessage): string {
  const { host, isSecure } = readAuthority(request);
  // The client wrote it.
  const isHost = host !== undefined && /^[\w.-]+(?::\d+)?$|^\[[\da-f:]+\](?::\d+)?$/i.test(host);
  const socket = isHost ? ` ${isSecure ? 'wss' : 'ws'}://${host}` : '';
  return [...sources, `connect-src 'self'${socket}`].join('; ');
}
