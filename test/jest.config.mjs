// Jest runs the emitted JavaScript in dist/ as native ES modules; `npm run emit` makes it, `npm run typecheck` checks it.
export default {
  rootDir: '..',
  testEnvironment: 'node',
  roots: ['<rootDir>/dist/test'],
  testMatch: ['**/*.test.js'],
  transform: {},
  modulePathIgnorePatterns: [],
  testTimeout: 60_000 * Number(process.env.RANDOM_TIMES ?? 1), // RANDOM_TIMES: see test/support/random-runs.ts
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
};
