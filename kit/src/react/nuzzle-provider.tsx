import { createContext, useContext, type ReactNode } from 'react';
import type { Nuzzle } from '../nuzzle.js';

const NuzzleContext = createContext<Nuzzle | undefined>(undefined);

/**
 * Gives a client to the hooks below it. Create the client once, outside components. For Apollo's own hooks, put
 * `ApolloProvider` with `nuzzle.apollo` around or inside.
 */
export function NuzzleProvider({ nuzzle, children }: { nuzzle: Nuzzle; children: ReactNode }): ReactNode {
  return <NuzzleContext value={nuzzle}>{children}</NuzzleContext>;
}

/** The client of the nearest NuzzleProvider. */
export function useNuzzle(): Nuzzle {
  const nuzzle = useContext(NuzzleContext);
  if (!nuzzle) throw new Error('Put <NuzzleProvider nuzzle={…}> around the components that use Nuzzle.');
  return nuzzle;
}
