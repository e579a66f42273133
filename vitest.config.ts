import { defineConfig } from 'vitest/config';

const inCi = process.env['CI'] === 'true';

export default defineConfig({
  test: {
    globalSetup: ['test/support/run-directory.ts', 'test/support/build.ts', 'test/support/browser-setup.ts'],
    setupFiles: ['test/support/remove-temporary-directories.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    reporters: inCi ? ['default', ['json', { outputFile: '.cache/test-results.json' }]] : ['default'],
  },
});
