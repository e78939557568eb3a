import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    globalSetup: 'test/build-dist.ts',
    // Most files wait for processes and sockets half of the time: the default leaves a core idle.
    maxWorkers: '100%',
  },
});
