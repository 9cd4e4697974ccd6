import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium, installChromium } from '../../../scripts/chromium.ts';
import { credentials } from '../api-client.ts';

export interface SignedInBrowser {
  context: BrowserContext;
  /** Where Chromium listens for Lighthouse. */
  port: number;
  /** A new session, whose access lasts a quarter of an hour, and nothing in the cache. */
  renew: () => Promise<void>;
  /** Nobody is signed in any more. */
  signOut: () => Promise<void>;
  close: () => Promise<void>;
}

/** Starts a Chromium with the bench's person in it. */
export async function openSignedIn(origin: string): Promise<SignedInBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'expenseai-web-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    args: [
      '--remote-debugging-port=0',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const hint = async (value: string | null) => {
    // A file of the origin that runs nothing.
    await page.goto('/boot.js');
    await page.evaluate(
      (said) => (said === null ? localStorage.clear() : localStorage.setItem('expenseai.session', said)),
      value,
    );
    await page.goto('about:blank');
    await session.send('Network.clearBrowserCache');
  };
  return {
    context,
    port: await debuggingPort(profile),
    renew: async () => {
      // The one before ends, so that the settings list one place that is signed in.
      await context.request.post('/api/v1/auth/logout', { data: {} });
      const { email, password } = credentials;
      const answer = await context.request.post('/api/v1/auth/login', { data: { email, password } });
      if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}: ${await answer.text()}`);
      await hint('yes');
    },
    signOut: async () => {
      await context.clearCookies();
      await hint(null);
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Chromium writes the port that it has taken into its profile. */
async function debuggingPort(profile: string): Promise<number> {
  for (;;) {
    try {
      return Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
    } catch {
      await delay(50);
    }
  }
}

function chromiumPath(): string {
  const installed = findChromium();
  if (installed !== undefined) return installed;
  const found = installChromium();
  if ('reason' in found) throw new Error(found.reason);
  return found.chromium;
}
