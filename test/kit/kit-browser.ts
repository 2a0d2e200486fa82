import type { NuzzleOptions } from '@nuzzle/client';
import { openKit, type KitClient } from './kit-client.js';

/** A browser: its cookie, the tabs of a page, and what they have sent. */
export interface KitBrowser {
  openTab: (options?: Partial<NuzzleOptions>) => KitClient;
  /** The names of the operations that were sent, with their variables. */
  readonly sent: string[];
  /** The answers, as text. */
  readonly seen: string[];
  refreshes: () => number;
  /** Waits for the next request. */
  next: () => Promise<void>;
}

let pages = 0;

/** Opens a browser at a page of the server's own origin. */
export function openKitBrowser(url: string): KitBrowser {
  let cookie: string | undefined;
  const sent: string[] = [];
  const seen: string[] = [];
  const waiting: (() => void)[] = [];
  const sharedAs = `page ${process.pid} ${pages++}`;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', url);
    if (cookie !== undefined) headers.set('cookie', cookie);
    const { query, variables } = JSON.parse(init?.body as string) as { query: string; variables?: object };
    for (const wake of waiting.splice(0)) wake();
    sent.push(`${/(?:mutation|query) (\w+)/.exec(query)?.[1] ?? 'query'} ${JSON.stringify(variables)}`);
    const response = await globalThis.fetch(input, { ...init, headers });
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0];
    seen.push(await response.clone().text());
    return response;
  };
  return {
    openTab: (options = {}) => openKit(url, { fetch, sharedAs, refreshCookie: true, ...options }),
    sent,
    seen,
    next: () => new Promise((resolve) => void waiting.push(resolve)),
    refreshes: () => sent.filter((name) => name.startsWith('RefreshSession')).length,
  };
}
