import { defineConfig } from 'vitest/config';

const inCi = process.env['CI'] === 'true';

/** Tests in this folder start the built product, or open its page in a browser. All others are unit tests. */
const E2E = 'test/e2e/**/*.test.ts';

const common = {
  setupFiles: ['test/support/remove-temporary-directories.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  restoreMocks: true,
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/run-directory.ts'],
    reporters: inCi ? ['default', ['json', { outputFile: '.cache/test-results.json' }]] : ['default'],
    coverage: {
      provider: 'v8',
      reportOnFailure: true,
      include: ['src/**/*.ts', 'commands/**/*.ts', 'bench/**/*.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
    },
    projects: [
      {
        // One module graph for all files of a worker halves the time: most of it goes into loading the same modules again.
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [E2E, '**/node_modules/**'],
          isolate: false,
        },
      },
      {
        test: {
          ...common,
          name: 'e2e',
          include: [E2E],
          globalSetup: ['test/support/build.ts', 'test/support/browser-setup.ts'],
        },
      },
    ],
  },
});
