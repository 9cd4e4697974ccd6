import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/chromium.ts';
import { credentials } from '../api-client.ts';

export interface PageLoad {
  path: string;
  /** Milliseconds from the navigation to the largest paint. */
  largestPaint: number;
}

/** Slow 4G as browsers' tools mean it: bytes a second, and milliseconds of a round trip. */
const slowLine = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 };
const publicPages = ['/sign-in'];
const ownPages = ['/home', '/transactions', '/inbox'];

/** Loads pages on a slow line with nothing in the cache; undefined where there is no Chromium. */
export async function loadPages(origin: string): Promise<PageLoad[] | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    // The certificate is the test's own.
    const context = await browser.newContext({ baseURL: origin, ignoreHTTPSErrors: true, locale: 'en-GB' });
    const loads: PageLoad[] = [];
    for (const path of publicPages) loads.push(await loadPage(context, path));
    const answer = await context.request.post('/api/v1/auth/login', { data: credentials });
    if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}: ${await answer.text()}`);
    // Without the hint that sign-in leaves behind, a page would ask nobody and go to sign-in at once.
    await context.addInitScript(() => localStorage.setItem('expenseai.session', 'yes'));
    for (const path of ownPages) loads.push(await loadPage(context, path));
    return loads;
  } finally {
    await browser.close();
  }
}

async function loadPage(context: BrowserContext, path: string): Promise<PageLoad> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  await session.send('Network.emulateNetworkConditions', slowLine);
  await page.goto(path, { waitUntil: 'load', timeout: 60_000 });
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
  // What is fetched after the load may still paint something larger.
  await page.waitForTimeout(3000);
  const largestPaint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  const [reached] = page.url().split('?');
  if (!reached?.endsWith(path)) throw new Error(`${path} leads to ${page.url()}.`);
  await page.close();
  return { path, largestPaint };
}
