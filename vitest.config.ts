import { defineConfig } from 'vitest/config';

/** They put another `node:fs` under the program, so no other file may share its modules: loaded before, these would not have it. */
const alone = ['tests/publish/crash.test.ts', 'tests/publish/cache/crash.test.ts'];

/** Files share the modules of their worker: loading them anew for each takes a third of the time. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    setupFiles: ['tests/support/without-colours.ts'],
    projects: [
      { extends: true, test: { name: 'tests', include: ['tests/**/*.test.ts'], exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
