// Loaded before a side's own program, with --expose-gc: SIGUSR2 has it collect its garbage now, so that what
// is measured afterwards is held and not merely forgotten.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
});
