import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';

export type Device = 'desktop' | 'phone';

export const devices = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Record<Device, BrowserContextOptions>;

/** What every visitor has: it decides the language, the currency and the days that the product guesses. */
export const visitor = {
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  reducedMotion: 'reduce',
} as const satisfies BrowserContextOptions;

/** Starts a Chromium that looks for nothing on the network by itself. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
