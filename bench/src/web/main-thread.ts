import type { Page } from 'playwright-core';

/**
 * Gives a function that tells how many milliseconds the page's main thread worked while something was done: the time
 * that the thread had, so that what else the machine does is left out.
 */
export async function watchMainThread(page: Page): Promise<(work: () => Promise<void>) => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  return async (work) => {
    const before = await worked();
    await work();
    return (await worked()) - before;
  };
}
