/** The tests run as they were compiled: `npm test` builds first. */
export default {
  roots: ['<rootDir>/dist/test'],
  // Proofs take long; their short form is `npm run proof:short`.
  testPathIgnorePatterns: ['<rootDir>/dist/test/proof/'],
  transform: {},
  cacheDirectory: '<rootDir>/dist/.jest',
  testEnvironment: '<rootDir>/dist/test/support/environment.js',
  // A guard against a test that hangs, far above what any takes on a busy machine. Nothing is measured by it.
  testTimeout: 300_000,
  testSequencer: '<rootDir>/dist/test/support/sequencer.js',
  // More than cores: tests spend much of their time waiting for leases and outages.
  maxWorkers: 4,
  globalSetup: '<rootDir>/dist/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/support/global-teardown.js',
};
