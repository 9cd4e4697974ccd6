import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Providers } from '../lib/providers.tsx';
import { LateToaster } from '../ui/late-toaster.tsx';

export const metadata: Metadata = { title: 'ExpenseAI', applicationName: 'ExpenseAI' };

export const viewport: Viewport = {
  // What stands at the bottom, such as the command bar's sheet, stays above a phone's keyboard.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141516' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // boot.js sets theme and language before React looks.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* Blocking on purpose: what it sets must be there before the first paint. */}
        <script src="/boot.js" />
      </head>
      <body>
        <Providers>
          {children}
          <LateToaster />
        </Providers>
      </body>
    </html>
  );
}
