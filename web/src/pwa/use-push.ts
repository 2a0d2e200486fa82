import { useNuzzle, useSession } from '@nuzzle/client/react';
import { useCallback, useEffect, useState } from 'react';
import { keepPush, readPush, turnOffPush, turnOnPush, type PushState } from './push.js';

/** Keeps what the owner chose for this device through new sessions. */
export function useKeptPush(): void {
  const nuzzle = useNuzzle();
  const ownerId = useSession().owner?.id;
  useEffect(() => {
    // The next start tries again.
    if (ownerId !== undefined) void keepPush(nuzzle, ownerId).catch(() => undefined);
  }, [nuzzle, ownerId]);
}

/** Whether this device shows messages of a closed page, and what changes that; undefined until it is known. */
export function usePush(): {
  readonly state: PushState | undefined;
  readonly error: unknown;
  readonly turnOn: () => Promise<PushState>;
  readonly turnOff: () => Promise<void>;
  readonly refetch: () => Promise<void>;
} {
  const nuzzle = useNuzzle();
  const ownerId = useSession().owner?.id ?? '';
  const [state, setState] = useState<PushState>();
  const [error, setError] = useState<unknown>();
  const refetch = useCallback(async () => {
    try {
      setState(await readPush(nuzzle, ownerId));
      setError(undefined);
    } catch (problem) {
      setError(problem);
    }
  }, [nuzzle, ownerId]);
  useEffect(() => {
    void refetch();
    // The owner may come back from the browser's settings.
    const look = (): void => void refetch();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [refetch]);
  return {
    state,
    error,
    refetch,
    turnOn: async () => {
      const next = await turnOnPush(nuzzle, ownerId);
      setState(next);
      return next;
    },
    turnOff: async () => {
      await turnOffPush(nuzzle);
      setState('off');
    },
  };
}
