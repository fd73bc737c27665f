import { availableParallelism } from 'node:os';

const common = {
  testEnvironment: '<rootDir>/scripts/jest-environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
};

// The summary of Jest's own reporter comes last.
export default {
  testSequencer: '<rootDir>/scripts/jest-sequencer.mjs',
  // Tests in machines wait for services and for the network; the unit tests, which do not, have a setting of their own.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  reporters: ['<rootDir>/scripts/jest-reporter.mjs', 'default'],
  projects: [
    {
      ...common,
      displayName: 'unit',
      globalSetup: '<rootDir>/scripts/test-tools.mjs',
      setupFilesAfterEnv: ['<rootDir>/__tests__/assertions.ts'],
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.e2e\\.test\\.ts$'],
    },
    // They boot machines, and each may take minutes.
    {
      ...common,
      displayName: 'e2e',
      globalSetup: '<rootDir>/scripts/e2e-setup.mjs',
      globalTeardown: '<rootDir>/scripts/e2e-teardown.mjs',
      testMatch: ['<rootDir>/__tests__/**/*.e2e.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/__tests__/e2e/time-limit.ts'],
    },
  ],
};
