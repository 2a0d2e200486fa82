// Imported before a side's own program, with --expose-gc: SIGUSR2 makes the process collect its garbage, so that
// only memory in use is measured afterwards.
process.on('SIGUSR2', () => {
    globalThis.gc?.();
});
export {};
//# sourceMappingURL=collect-garbage.js.map