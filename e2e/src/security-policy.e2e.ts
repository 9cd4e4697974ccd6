import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './support/browser.ts';

const out = join(import.meta.dirname, '..', '..', 'frontend', 'out');
/** Addresses of all that the build made a page of. */
const pages = readdirSync(out, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && file !== '404.html')
  .map((file) => `/${file.replace(/(?:^|\/)index\.html$|\.html$/, '')}`);

declare global {
  interface Window {
    /** Names of what was slipped in and ran. */
    ran?: string[];
  }
}

const ranBy = (name: string) => `(window.ran ??= []).push('${name}')`;

/** Has the product's own answer to this address arrive with more in its head, as if somebody could write into it. */
async function slipIntoHead(page: Page, address: string, html: string): Promise<void> {
  await page.route(`**${address}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</head>', () => `${html}</head>`);
    await route.fulfill({ response, body });
  });
}

test('scripts and styles that are slipped into a page do nothing, and each is noticed', async ({ visit }) => {
  const { page, expectFault, faults } = await visit();
  expectFault(/securitypolicyviolation: |Content Security Policy/);
  await slipIntoHead(
    page,
    '/sign-in',
    `<script>${ranBy('element')}</script><style>html { outline-style: solid }</style>`,
  );
  await page.goto('/sign-in');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.evaluate((script) => {
    const place = document.createElement('div');
    place.innerHTML = `<img src="data:," onerror="${script}"><p style="outline-style: solid">text</p>`;
    document.body.append(place);
    const element = document.createElement('script');
    element.textContent = script;
    document.body.append(element);
    // A string is what is tried here.
    setTimeout(script as unknown as () => void);
  }, ranBy('late'));
  const expected = [
    'script-src-elem inline',
    'style-src-elem inline',
    'script-src-attr inline',
    'style-src-attr inline',
  ];
  for (const refusal of [...expected, 'script-src eval']) {
    await expect.poll(() => faults().join('\n'), { message: refusal }).toContain(`securitypolicyviolation: ${refusal}`);
  }
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
  const outlines = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('p')].map(
      (element) => getComputedStyle(element).outlineStyle,
    ),
  );
  expect(new Set(outlines)).toEqual(new Set(['none']));
});

test('every page that was built is looked at by the tests in which a refusal is a fault', async ({ visit }) => {
  const { page } = await visit();
  await page.goto('/');
  await page.waitForURL('**/sign-in');
  const lists = ['every-page.e2e.ts', 'admin.e2e.ts'].map((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
  expect(pages.length).toBeGreaterThan(20);
  const named = (address: string) => lists.some((text) => new RegExp(`['\`]${address}['#?]`).test(text));
  expect(pages.filter((address) => address !== '/' && !named(address))).toEqual([]);
});
