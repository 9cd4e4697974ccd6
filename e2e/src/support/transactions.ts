import type { Locator, Page } from 'playwright-core';

/** The list of transactions. */
export function grid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Transactions' });
}

/** Its lines, without the head. */
export function rowsOf(page: Page): Locator {
  return grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
}
