import { defineConfig } from 'vitest/config';

/** The suites that need a PostgreSQL server; `npm run test:postgres` starts one for them. */
export default defineConfig({
  // One after the other: one of them restarts the server.
  test: { include: ['test/**/*.server-test.ts'], testTimeout: 30_000, hookTimeout: 60_000, fileParallelism: false },
});
