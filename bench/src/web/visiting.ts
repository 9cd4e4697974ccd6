import type { BrowserContext, Page } from 'playwright-core';
import type { WebPage } from './web-pages.ts';

/** Milliseconds from the press on a page's link until its heading is painted: the first time, and with all loaded. */
export interface Switch {
  name: string;
  first: number;
  again: number;
}

const named = ['Home', 'Inbox', 'Transactions', 'Imports', 'Accounts', 'Settings'] as const;

/** Goes around the pages of the rail twice. */
export async function measureSwitches(page: Page): Promise<Switch[]> {
  await page.goto('/history');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).waitFor();
  // Time for what is fetched ahead.
  await page.waitForTimeout(2000);
  const first = await goAround(page);
  const again = await goAround(page);
  return named.map((name, at) => ({ name, first: first[at] ?? Number.NaN, again: again[at] ?? Number.NaN }));
}

async function goAround(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const name of named) {
    times.push(await page.evaluate(pressAndWait, name));
    await page.waitForTimeout(700);
  }
  return times;
}

/** Runs in the page. */
async function pressAndWait(name: string): Promise<number> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('nav a')];
  const link = links.find((one) => one.textContent?.trim().startsWith(name));
  if (!link) throw new Error(`There is no link to ${name}.`);
  const heading = () => document.querySelector('main h1')?.textContent;
  const before = heading();
  const start = performance.now();
  link.click();
  for (;;) {
    await new Promise(requestAnimationFrame);
    if (location.pathname === link.pathname && heading() && heading() !== before) break;
    if (performance.now() - start > 10_000) throw new Error(`${name} does not appear.`);
  }
  // A message that is posted in a frame arrives once the frame is painted.
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  return performance.now() - start;
}

/** Requests to the API of a page that is opened afresh, without the stream of events that stays open. */
export async function countRequests(context: BrowserContext, { path }: WebPage): Promise<string[]> {
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.startsWith('/api/'))
      asked.push(`${request.method()} ${url.pathname.replaceAll(/[\da-f-]{36}/g, '…')}`);
  });
  await page.goto(path);
  await page.waitForTimeout(2500);
  await page.close();
  return asked.filter((one) => !one.endsWith('/events'));
}
