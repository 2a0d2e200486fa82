import tests from './jest.config.js';

/** The short forms of the proofs, two at a time: they use all cores themselves. */
export default {
  ...tests,
  roots: ['<rootDir>/dist/test/proof'],
  testPathIgnorePatterns: [],
  maxWorkers: 2,
};
