/** Where secrets of the session stay between starts, in programs that have no cookie, such as a phone's keychain. */
export interface TokenStorage {
  /** Reads a value; undefined or null if there is none. */
  get(key: string): Promise<string | null | undefined> | string | null | undefined;
  /** Keeps a value. */
  set(key: string, value: string): Promise<void> | void;
  /** Forgets a value. */
  remove(key: string): Promise<void> | void;
}

/** How a client reaches its server, and what it may use. */
export interface NuzzleOptions {
  /** The address of the graph, such as `https://api.example.com/graphql`. A page may give a path: `/graphql`. */
  readonly url: string;
  /** The address of the graph's socket. Without it, `url` with `ws` in place of `http`. */
  readonly webSocketUrl?: string;
  /** The language of texts, as a BCP 47 tag such as `ko`. Without it, what the browser prefers. */
  readonly locale?: string;
  /**
   * Where refresh and device tokens stay. Without it, a page leaves the refresh token to the server's cookie, which no
   * script can read; if the server sets none, and in other programs, it stays in memory and ends with them.
   */
  readonly storage?: TokenStorage;
  /** Whether the server is asked for its refresh cookie. Without it: in browsers, if there is no `storage`. */
  readonly refreshCookie?: boolean;
  /**
   * The name under which clients of one origin share their session, outbox and presence. Without it, all tabs of a
   * page share them by `url`, and a client outside a browser is alone.
   */
  readonly sharedAs?: string;
  /** Sends requests, in place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Opens sockets, in place of the global `WebSocket`, where there is none. */
  readonly webSocketImpl?: unknown;
  /** After how long without input an owner counts as away, in milliseconds. Without it, three minutes. */
  readonly awayAfter?: number;
}
