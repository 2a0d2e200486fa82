const stopping = new AbortController();
/** Makes SIGINT and SIGTERM stop the command in order, with all that it started. */
export function stopOnSignals() {
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => stopping.abort());
}
/** Throws after one of these signals. Long work calls it between its steps. */
export function throwIfStopped() {
    if (stopping.signal.aborted)
        throw new Error('Stopped.');
}
//# sourceMappingURL=signals.js.map