import type { TypedDocumentNode } from '@apollo/client';
import { print, type GraphQLFormattedError } from 'graphql';
import { fromGraph, NuzzleError } from '../nuzzle-error.js';
import type { Texts } from '../texts.js';

/** What an operation is sent with. */
export interface PostOptions {
  readonly accessToken?: string | undefined;
  /** Whether it outlives the page. */
  readonly keepalive?: boolean;
}

/** An answer, and what it tells of the clocks. */
export interface Answer<D> {
  readonly data: D;
  /** By how much this device's clock is ahead of the server's, in milliseconds; 0 if that is not known. */
  readonly clockAhead: number;
}

/** Sends one operation by itself, outside Apollo Client. It throws NuzzleError. */
export type PostOperation = <D, V>(
  document: TypedDocumentNode<D, V>,
  variables: V,
  options?: PostOptions,
) => Promise<Answer<D>>;

/** Makes what sends operations to a server that answers as GraphQL over HTTP says. */
export function openPost(
  url: string,
  {
    fetch,
    headers,
    texts,
  }: { fetch: typeof globalThis.fetch; headers: Record<string, string>; texts: Texts },
): PostOperation {
  return async (document, variables, { accessToken, keepalive = false } = {}) => {
    let response: Response;
    let body: { data?: unknown; errors?: GraphQLFormattedError[] };
    try {
      response = await fetch(url, {
        method: 'POST',
        credentials: 'include',
        keepalive,
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json;q=0.9',
          ...headers,
          ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
        },
        body: JSON.stringify({ query: print(document), variables }),
      });
      body = (await response.json()) as typeof body;
    } catch (error) {
      throw new NuzzleError('NETWORK', texts.network, {}, { cause: error });
    }
    const [error] = body.errors ?? [];
    if (error) throw fromGraph(error);
    if (body.data === undefined || body.data === null) throw new NuzzleError('NETWORK', texts.network);
    return { data: body.data as never, clockAhead: clockAhead(response.headers.get('date')) };
  };
}

/** The header has whole seconds, and the answer took a while: less than two seconds is no difference. */
function clockAhead(date: string | null): number {
  const ahead = date === null ? 0 : Date.now() - Date.parse(date);
  return Math.abs(ahead) > 2000 ? ahead : 0;
}
