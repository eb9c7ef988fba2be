/** Unit and contract tests by default; scenarios and e2e name their own paths (see scripts/start.mjs). */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  // By default one processor stays free, which with two of them is half of the time.
  maxWorkers: '100%',
  coverageProvider: 'v8',
  // A test that hangs fails; one that only waits for a busy processor does not.
  testTimeout: 30_000,
  collectCoverageFrom: ['src/**/*.ts'],
}
