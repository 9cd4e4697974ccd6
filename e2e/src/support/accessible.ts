import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { keepPicture } from './browser.ts';

type AxeOptions = Parameters<AxeBuilder['options']>[0];
export type Scheme = 'light' | 'dark';

/** What axe finds can only differ between themes where it is about colours. */
const rulesOfColours = ['color-contrast', 'link-in-text-block'];

/** In both themes, axe finds nothing. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await expectAccessibleIn(page, 'light', name);
  await expectNothingFound(page, 'dark', name, { runOnly: rulesOfColours });
}

/** In this theme, axe finds nothing, by its usual rules and the size of targets that WCAG 2.2 asks for. */
export function expectAccessibleIn(page: Page, scheme: Scheme, name: string): Promise<void> {
  return expectNothingFound(page, scheme, name, { rules: { 'target-size': { enabled: true } } });
}

async function expectNothingFound(page: Page, scheme: Scheme, name: string, options: AxeOptions): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-theme=${scheme}]:not([data-switching])`).waitFor();
  await keepPicture(page, `${name} ${scheme}`);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], ...options })
    // Puts the result together in the page itself, since no page has frames: four times as fast as in a new one.
    .setLegacyMode()
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, `${name}, ${scheme}`).toEqual([]);
}
