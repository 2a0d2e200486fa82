/** The tests run as they were compiled: `npm test` builds first. */
export default {
  roots: ['<rootDir>/dist/test'],
  transform: {},
  testEnvironment: 'node',
  testTimeout: 30_000,
  maxWorkers: 2,
  // Agenda looks after each lock with a timer that outlives it by seconds and cannot be stopped.
  forceExit: true,
  globalSetup: '<rootDir>/dist/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/support/global-teardown.js',
};
