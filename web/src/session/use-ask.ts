import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useNuzzle } from '@nuzzle/client/react';
import { useCallback } from 'react';
import { useToast } from '../look/toast.js';
import type { Asked } from '../look/loaded.js';
import { useErrorText } from './use-error-text.js';

/** Asks the graph: what is known at once, and then what is so now. */
export function useAsk<T, V extends OperationVariables>(
  query: TypedDocumentNode<T, V>,
  variables: V = {} as V,
): Asked<T> {
  const { apollo } = useNuzzle();
  const { data, error, refetch } = useQuery<T>(query, {
    client: apollo,
    variables,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  return { data, error, refetch };
}

/** Returns what runs a mutation and returns its answer. It throws what the graph answered. */
export function useDo<T, V extends OperationVariables>(
  mutation: TypedDocumentNode<T, V>,
): (variables: V, refetch?: readonly string[]) => Promise<T> {
  const { apollo } = useNuzzle();
  return useCallback(
    async (variables, refetch = []) => {
      const { data } = await apollo.mutate<T>({
        mutation,
        variables,
        refetchQueries: [...refetch],
      });
      return data as T;
    },
    [apollo, mutation],
  );
}

/** Returns what runs something that a switch or a button started, and says in a toast if it fails. */
export function useTry(): (action: () => Promise<void>) => Promise<void> {
  const toast = useToast();
  const textOf = useErrorText();
  return useCallback(
    async (action) => {
      try {
        await action();
      } catch (error) {
        toast({ text: textOf(error), kind: 'bad' });
      }
    },
    [toast, textOf],
  );
}
