import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { keepPicture } from './browser.ts';

const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** In both themes, axe finds nothing. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const scheme of schemes) await expectAccessibleIn(page, scheme, name);
}

/** In this theme, axe finds nothing, by its usual rules and the size of targets that WCAG 2.2 asks for. */
export async function expectAccessibleIn(page: Page, scheme: Scheme, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-theme=${scheme}]:not([data-switching])`).waitFor();
  await keepPicture(page, `${name} ${scheme}`);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    // Puts the result together in the page itself, since no page has frames: four times as fast as in a new one.
    .setLegacyMode()
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, `${name}, ${scheme}`).toEqual([]);
}
