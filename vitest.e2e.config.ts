import { defineConfig } from 'vitest/config';

/** The whole product in a browser, against the build; one file after the other, since keys overtake a page that has to wait. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['e2e/src/**/*.e2e.ts'],
    globalSetup: ['e2e/src/support/server.ts'],
    fileParallelism: false,
    // A browser on a busy machine may miss a moment once; twice is a fault.
    retry: 1,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
