import { ApolloLink, Observable } from '@apollo/client';
import type { GraphQLFormattedError } from 'graphql';
import type { Subscription } from 'rxjs';
import type { TokenKeeper } from '../session/token-keeper.js';

/** The reason of an answer that is UNAUTHENTICATED. */
export function reasonOf(errors: readonly GraphQLFormattedError[] | undefined): string | undefined {
  const reason = errors?.find(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')?.extensions?.[
    'reason'
  ];
  return typeof reason === 'string' ? reason : undefined;
}

/**
 * Sends operations with an access token that is valid. One that is refused all the same is refreshed, and the operation
 * sent again, once; a session that has ended signs out all tabs.
 */
export function openAuthLink(keeper: TokenKeeper): ApolloLink {
  return new ApolloLink(
    (operation, forward) =>
      new Observable((observer) => {
        let inner: Subscription | undefined;
        let isClosed = false;
        const run = async (mayRetry: boolean): Promise<void> => {
          const tokens = await keeper.fresh();
          if (isClosed) return;
          operation.setContext(({ headers }) => ({
            headers: { ...headers, ...(tokens && { authorization: `Bearer ${tokens.accessToken}` }) },
          }));
          let isAgain = false;
          inner = forward(operation).subscribe({
            next(result) {
              const reason = reasonOf(result.errors);
              if (tokens && mayRetry && (reason === 'TOKEN_EXPIRED' || reason === 'TOKEN_INVALID')) {
                isAgain = true;
                keeper.refresh(tokens).then(
                  () => run(false),
                  () => {
                    observer.next(result);
                    observer.complete();
                  },
                );
                return;
              }
              if (reason === 'SESSION_ENDED' && tokens?.accessToken === keeper.present()?.accessToken)
                void keeper.end(reason);
              observer.next(result);
            },
            error: (error) => observer.error(error),
            complete() {
              if (!isAgain) observer.complete();
            },
          });
        };
        run(true).catch((error: unknown) => observer.error(error));
        return () => {
          isClosed = true;
          inner?.unsubscribe();
        };
      }),
  );
}
