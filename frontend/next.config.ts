import path from 'node:path';
import type { NextConfig } from 'next';

const repository = path.join(import.meta.dirname, '..');
/** Where the API listens while developing; the export is served by the backend itself. */
const apiUrl = process.env.API_URL ?? 'http://127.0.0.1:3000';
const isDevelopment = process.env.NODE_ENV === 'development';

const config: NextConfig = {
  // Next refuses rewrites together with an export, and only `next dev` needs them.
  ...(isDevelopment
    ? { rewrites: async () => [{ source: '/api/:path*', destination: `${apiUrl}/api/:path*` }] }
    : { output: 'export' as const }),
  // Pages that only developers need end in `.dev.tsx`, so that the export never holds them.
  pageExtensions: isDevelopment ? ['tsx', 'dev.tsx'] : ['tsx'],
  reactStrictMode: true,
  // Taken out of the export by scripts/build.ts.
  productionBrowserSourceMaps: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // Next checks types with the compiler API that TypeScript 7 no longer has; `tsc -p frontend` does it.
  typescript: { ignoreBuildErrors: true },
  transpilePackages: ['@expenseai/core', '@expenseai/contracts'],
  turbopack: {
    root: repository,
    // The workspace's sources themselves, so that a build needs no other build before it.
    resolveAlias: {
      '@expenseai/core/*': '../core/src/*.ts',
      '@expenseai/contracts/*': '../contracts/src/*.ts',
      // The messages are compiled by the rule below; this is the half of use-intl that only fills them in.
      'use-intl/format-message': 'use-intl/format-message/format-only',
    },
    rules: {
      '**/messages/*/*.json': { loaders: [path.join(import.meta.dirname, 'scripts/messages-loader.ts')], as: '*.js' },
    },
  },
};

export default config;
