const told = new AbortController();

/** Has Ctrl-C and SIGTERM end the command in order, with what it started ended too. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => told.abort());
}

/** Throws where the command was told to stop; long work calls it between its steps. */
export function heedSignals(): void {
  if (told.signal.aborted) throw new Error('Stopped.');
}
