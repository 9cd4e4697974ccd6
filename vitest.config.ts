import { defineConfig } from 'vitest/config';

const shared = {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
};
const exclude = ['**/node_modules/**', '**/dist/**', '**/.next/**', '**/out/**'];

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'core',
          include: ['{core,contracts,evals,scripts,frontend,bench}/**/*.test.ts'],
          exclude,
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
        },
      },
    ],
  },
});
