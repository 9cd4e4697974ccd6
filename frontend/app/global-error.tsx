'use client';

import './globals.css';
import { useEffect } from 'react';
import { WentWrong } from '../features/frame/went-wrong.tsx';
import { LocaleProvider } from '../lib/locale-provider.tsx';

// Stands in for the root layout when that fails; Next's own has style attributes.
export default function GlobalErrorPage({ error }: { error: Error }) {
  useEffect(() => reportError(error), [error]);
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src="/boot.js" />
      </head>
      <body>
        <LocaleProvider>
          <WentWrong />
        </LocaleProvider>
      </body>
    </html>
  );
}
