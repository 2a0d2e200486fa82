import type { Owner } from '@nuzzle/client';
import { useSession } from '@nuzzle/client/react';

/** The owner who is logged in. The screens that use it are shown to nobody else. */
export function useOwner(): Owner {
  const { owner } = useSession();
  if (!owner) throw new Error('Nobody is logged in.');
  return owner;
}
