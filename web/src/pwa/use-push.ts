import type { Nuzzle } from '@nuzzle/client';
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

interface PushKnown {
  readonly state: PushState | undefined;
  readonly error: unknown;
}

const nothingKnown: PushKnown = { state: undefined, error: undefined };

async function find(nuzzle: Nuzzle, ownerId: string): Promise<PushKnown> {
  try {
    return { state: await readPush(nuzzle, ownerId), error: undefined };
  } catch (error) {
    return { state: undefined, error };
  }
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
  const [{ state, error }, setKnown] = useState<PushKnown>(nothingKnown);
  const refetch = useCallback(async () => setKnown(await find(nuzzle, ownerId)), [nuzzle, ownerId]);
  useEffect(() => {
    const look = (): void => void refetch();
    look();
    // The owner may come back from the browser's settings.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [refetch]);
  return {
    state,
    error,
    refetch,
    turnOn: async () => {
      const next = await turnOnPush(nuzzle, ownerId);
      setKnown({ state: next, error: undefined });
      return next;
    },
    turnOff: async () => {
      await turnOffPush(nuzzle);
      setKnown({ state: 'off', error: undefined });
    },
  };
}
