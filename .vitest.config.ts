import { defineConfig } from 'vitest/config';

const slow = 'src/**/*.slow.test.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: 'src/testing/global-setup.ts',
    exclude: process.env.ALL === '1' ? [] : [slow],
    // Reached only where something is broken: tests find faults and not slow machines.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    // A test keeps its hands off what others share, so that the code need be loaded once and not for each file.
    isolate: false,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], exclude: ['src/**/*.test.ts', 'src/testing/**'] },
  },
});
