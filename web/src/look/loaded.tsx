import type { ReactNode } from 'react';
import { useErrorText } from '../session/use-error-text.js';
import { ErrorState, Skeleton } from './state.js';

/** What a screen asked the graph for, with what it knows of the answer. */
export interface Asked<T> {
  readonly data: T | undefined;
  readonly error?: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** Shows what was asked for once it is there; until then grey lines, or why it is not. */
export function Loaded<T>({
  asked: { data, error, refetch },
  lines = 4,
  children,
}: {
  readonly asked: Asked<T>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}) {
  const textOf = useErrorText();
  if (data !== undefined) return children(data);
  if (error === undefined || error === null) return <Skeleton lines={lines} />;
  return (
    // What fails again is in the same state.
    <ErrorState text={textOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
  );
}
