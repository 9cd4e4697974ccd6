import { defineConfig } from 'vitest/config';

/** The production stack in containers, run by `npm run test:containers`; one file after the other, since each has the same addresses. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['deploy/tests/**/*.stack.ts'],
    globalSetup: ['deploy/tests/frame/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
