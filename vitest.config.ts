import { defineConfig } from 'vitest/config';

const CORE = 'test/core/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    globalSetup: 'test/build-dist.ts',
    // Most files wait for processes and sockets half of the time: the default leaves a core idle.
    maxWorkers: '100%',
    projects: [
      // It has no state but what it remembers by content: loading it anew for each file took half of the time.
      { extends: true, test: { name: 'core', include: [CORE], isolate: false } },
      { extends: true, test: { name: 'rooms', include: ['test/**/*.test.ts'], exclude: [CORE] } },
    ],
  },
});
