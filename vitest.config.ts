import { defineConfig } from 'vitest/config';

const shared = {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
};
const exclude = ['**/node_modules/**', '**/dist/**', '**/.next/**', '**/out/**'];

/**
 * Files that one worker runs after another share its modules (`isolate: false`), since loading the application takes
 * longer than most tests of it: so a file leaves no mock, stubbed global or timer behind.
 */
export default defineConfig({
  test: {
    // One for each core: a worker waits for the database half of its time.
    maxWorkers: '100%',
    projects: [
      {
        ...shared,
        test: {
          name: 'core',
          include: ['{core,contracts,evals,scripts,frontend,bench,deploy}/**/*.test.ts'],
          exclude,
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'backend',
          include: ['backend/**/*.test.ts'],
          exclude,
          globalSetup: ['backend/src/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          pool: 'forks',
          isolate: false,
        },
      },
    ],
  },
});
