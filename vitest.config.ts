import { defineConfig } from 'vitest/config'

// One project per kind of test: `unit` is quick and part of `npm run check`; `parts` uses real parts (keyring, servers,
// sockets, processes); `e2e` drives the windows. `./dev test` runs all three.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Property tests run thousands of cases; a busy machine must not make them red.
          testTimeout: 30_000,
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/**/*.parts.test.ts', 'test/e2e/**', 'test/journeys/**', 'test/lab/**'],
          environment: 'node',
          // The house has no module state, so files may share their modules: a third of the time.
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          name: 'parts',
          include: ['test/**/*.parts.test.ts', 'test/lab/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/journeys/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
