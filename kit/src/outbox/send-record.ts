import type { ApolloClient } from '@apollo/client';
import { putMessage } from '../cache/message-list.js';
import { SendMessageDocument } from '../generated/graphql.js';
import { toNuzzleError, type NuzzleError } from '../nuzzle-error.js';
import type { TabMessage } from '../tabs/tabs.js';
import type { OutboxRecord } from './outbox-record.js';

/** The edge of a message that has arrived. */
export type SentEdge = Extract<TabMessage, { type: 'sent' }>['edge'];

/** Sends a message, and puts it into the cache. A repeat is harmless: the server knows it by its clientMessageId. */
export async function sendRecord(apollo: ApolloClient, record: OutboxRecord): Promise<SentEdge> {
  const { chatRoomId, content, clientMessageId } = record;
  const { data } = await apollo.mutate({
    mutation: SendMessageDocument,
    variables: { input: { chatRoomId, content, clientMessageId } },
    fetchPolicy: 'no-cache',
  });
  const edge = data!.sendMessage.messageEdge;
  putMessage(apollo.cache, chatRoomId, edge);
  return edge;
}

/** How a fault of the server is met before the message counts as failed. */
const mostFaults = 8;

/** What to do after an error: send again after a while (in milliseconds), give up, or stop until somebody logs in. */
export type Verdict = { readonly again: number; readonly mayWake: boolean } | 'fail' | 'stop';

/**
 * Judges an error of sending.
 * @param attempt how often it was tried before
 * @param delay the delay before another attempt, in milliseconds
 */
export function judge(
  error: unknown,
  attempt: number,
  delay: number,
): { verdict: Verdict; error: NuzzleError } {
  const known = toNuzzleError(error);
  const { code, details } = known;
  if (code === 'UNAUTHENTICATED') return { verdict: 'stop', error: known };
  if (code === 'NETWORK') return { verdict: { again: delay, mayWake: true }, error: known };
  // The server says when. A shorter wait would be in vain.
  if (code === 'RATE_LIMITED')
    return { verdict: { again: (details.retryAfterSeconds ?? 5) * 1000, mayWake: false }, error: known };
  const isFault = code === 'INTERNAL_SERVER_ERROR' || code === 'TIMED_OUT';
  if (isFault && attempt < mostFaults) return { verdict: { again: delay, mayWake: true }, error: known };
  return { verdict: 'fail', error: known };
}
