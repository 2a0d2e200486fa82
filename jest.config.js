/** The tests run as they were compiled: `npm test` builds first. */
export default {
  roots: ['<rootDir>/dist/test'],
  transform: {},
  cacheDirectory: '<rootDir>/dist/.jest',
  testEnvironment: '<rootDir>/dist/test/support/environment.js',
  testTimeout: 30_000,
  // More than cores: much of the time is spent waiting for leases and outages.
  maxWorkers: 3,
  globalSetup: '<rootDir>/dist/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/support/global-teardown.js',
};
