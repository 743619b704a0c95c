import { defineConfig } from 'vitest/config';

/** A condition is waited for, on a machine as slow as it likes; how fast it comes is for benchmarks to say. */
const patience = { timeout: 10_000 };

// unit: memory only. server and e2e: a real PostgreSQL, started once a run, whose migrated template each test file
// copies. standalone: starts and kills servers of its own. images: makes the documents' pictures, tests nothing.
export default defineConfig({
  test: {
    // Vitest would leave one processor idle, which is half of a machine that has two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '*/src/**/*.test.ts',
            '{contract,kit}/test/**/*.test.ts',
            'sdk/*/src/**/*.test.ts',
            'e2e/{structure,bench,chaos}/**/*.test.ts',
          ],
          // Properties are held against hundreds of inputs.
          testTimeout: 30_000,
          expect: { poll: patience },
        },
      },
      {
        test: {
          name: 'server',
          include: ['{core-api,bff}/test/**/*.test.ts'],
          globalSetup: ['testkit/src/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: patience },
        },
      },
      {
        test: {
          name: 'standalone',
          include: ['standalone/test/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: patience },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/specs/**/*.spec.ts'],
          globalSetup: ['testkit/src/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: patience },
          // One browser and one product a worker, for all of its files.
          isolate: false,
        },
      },
      {
        test: {
          name: 'images',
          include: ['e2e/images/**/*.spec.ts'],
          globalSetup: ['testkit/src/global-setup.ts'],
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
