import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject, test as plainTest } from 'vitest';
import { type Device, devices, launchChromium, visitor } from './chromium.ts';

export type { Device } from './chromium.ts';

const screenshots = join(import.meta.dirname, '..', '..', 'screenshots');

/** A page that takes longer than this to do something has failed, also on a machine with much else to do. */
const patienceMilliseconds = 60_000;

interface Visitor {
  page: Page;
  /** A fault that this test brings about on purpose, such as the console's line on a refused request. */
  expectFault: (pattern: RegExp) => void;
  /** What went wrong in the pages of this test up to now, expected or not. */
  faults: () => readonly string[];
}

/**
 * What went wrong in the pages of one test: errors on the console, uncaught ones, refusals by the security policy, and
 * requests that left the server's own origin.
 */
class Faults {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];

  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  async watch(context: BrowserContext, home: string): Promise<void> {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#found.push(`${message.text()} (${message.location().url})`);
    });
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== home) this.#found.push(`request to ${request.url()}`);
    });
    context.on('weberror', (error) => this.#found.push(String(error.error())));
    await context.exposeBinding('reportRefusal', ({ page }, what: string) => {
      this.#found.push(`securitypolicyviolation: ${what} (${page.url()})`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        (window as unknown as { reportRefusal: (what: string) => void }).reportRefusal(
          `${violatedDirective} ${blockedURI}`,
        );
      });
    });
  }

  get all(): readonly string[] {
    return this.#found;
  }

  get unexpected(): string[] {
    return this.#found.filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)));
  }
}

/**
 * Tests with a browser. `visit` opens a page with a storage of its own, of the product that all tests share unless
 * `origin` names another; a test whose pages have faults that it did not
 * expect fails, and leaves pictures of its pages in `e2e/screenshots`.
 */
export const test = plainTest
  .extend('executablePath', { scope: 'file' }, () => process.env.CHROMIUM_PATH ?? '/usr/bin/chromium')
  .extend('browser', { scope: 'file' }, async ({ executablePath }, { onCleanup }): Promise<Browser> => {
    const browser = await launchChromium(executablePath);
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('visit', async ({ browser, task }, { onCleanup }) => {
    const contexts: BrowserContext[] = [];
    const faults = new Faults();
    onCleanup(async () => {
      const hasFailed = task.result?.state === 'fail' || faults.unexpected.length > 0;
      for (const context of contexts) {
        if (hasFailed) await Promise.all(context.pages().map((page, at) => picture(page, `failed ${task.name} ${at}`)));
        await context.close();
      }
      if (faults.unexpected.length > 0) throw new Error(`The pages had faults:\n${faults.unexpected.join('\n')}`);
    });
    return async (device: Device = 'desktop', origin = inject('origin')): Promise<Visitor> => {
      const context = await browser.newContext({
        ...devices[device],
        ...visitor,
        baseURL: origin,
      });
      contexts.push(context);
      context.setDefaultTimeout(patienceMilliseconds);
      await faults.watch(context, origin);
      return {
        page: await context.newPage(),
        expectFault: (pattern) => faults.expect(pattern),
        faults: () => faults.all,
      };
    };
  });

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`) });
}

/** Keeps a picture of the page in `e2e/screenshots` where SCREENSHOTS=1 asks for them. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS === '1') await picture(page, name);
}
