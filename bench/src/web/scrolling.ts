import type { Page } from 'playwright-core';
import { watchMainThread } from './main-thread.ts';
import { openTransactions } from './web-pages.ts';

export interface Scrolling {
  /** The line that is reached. */
  line: number;
  frames: number;
  /** Frames that came a refresh or more too late. */
  late: number;
  /** Milliseconds between the two frames that are farthest apart. */
  longest: number;
  /** Milliseconds of the page's main thread for a frame; the rest is painting, without a graphics card on the processor. */
  work: number;
}

/** A refresh of the screen, in milliseconds. */
const refresh = 1000 / 60;

/** Scrolls down the list of transactions as a finger does, for some seconds. */
export async function measureScrolling(page: Page, seconds: number): Promise<Scrolling> {
  await openTransactions(page);
  await page.evaluate(() => {
    const times: number[] = [];
    const note = (time: number) => {
      times.push(time);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(window, { frameTimes: times });
  });
  const session = await page.context().newCDPSession(page);
  const speed = 4000;
  const workOf = await watchMainThread(page);
  const work = await workOf(async () => {
    await session.send('Input.synthesizeScrollGesture', {
      x: 700,
      y: 600,
      yDistance: -speed * seconds,
      speed,
      gestureSourceType: 'mouse',
    });
  });
  const times = await page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes.slice());
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const last = page.getByRole('grid', { name: 'Transactions' }).locator('[aria-rowindex]').last();
  return {
    line: Number(await last.getAttribute('aria-rowindex')),
    frames: gaps.length,
    late: gaps.filter((gap) => Math.round(gap / refresh) > 1).length,
    longest: Math.max(...gaps),
    work: work / gaps.length,
  };
}
