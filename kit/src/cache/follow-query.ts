import type { ApolloClient, ObservableQuery, OperationVariables } from '@apollo/client';
import { isTransient, toNuzzleError } from '../nuzzle-error.js';
import { backoff, type Wait } from '../wait.js';

/**
 * Follows a query in the cache. A read that fails because the server cannot be reached, or has a fault, is tried again.
 * @param reads what the next try waits for; it ends early when there is a connection
 * @returns ends it
 */
export function followQuery<D, V extends OperationVariables>(
  apollo: ApolloClient,
  reads: Wait,
  options: ApolloClient.WatchQueryOptions<D, V>,
  onResult: (result: ObservableQuery.Result<D>) => void,
): () => void {
  const query = apollo.watchQuery<D, V>(options);
  let failures = 0;
  let isStopped = false;
  let isWaiting = false;
  const tryAgain = async (): Promise<void> => {
    isWaiting = true;
    await reads.for(backoff(failures++, { most: 30_000 }));
    isWaiting = false;
    // The result comes to the subscription.
    if (!isStopped) await query.refetch().catch(() => undefined);
  };
  const following = query.subscribe((result) => {
    if (!result.error) failures = 0;
    else if (!isWaiting && isTransient(toNuzzleError(result.error).code)) void tryAgain();
    onResult(result);
  });
  return () => {
    isStopped = true;
    following.unsubscribe();
  };
}
