import type { Page } from 'playwright-core';

export interface WebPage {
  name: string;
  path: string;
  /** Only for who isn't signed in. */
  isPublic?: boolean;
}

/** Every page that a person opens. */
export const webPages: readonly WebPage[] = [
  { name: 'sign-in', path: '/sign-in', isPublic: true },
  { name: 'home', path: '/home' },
  { name: 'inbox', path: '/inbox' },
  { name: 'transactions', path: '/transactions' },
  { name: 'imports', path: '/imports' },
  { name: 'accounts', path: '/accounts' },
  { name: 'categories', path: '/categories' },
  { name: 'payees', path: '/payees' },
  { name: 'tags', path: '/tags' },
  { name: 'history', path: '/history' },
  { name: 'settings', path: '/settings' },
  { name: 'admin', path: '/admin' },
  { name: 'admin/users', path: '/admin/users' },
  { name: 'admin/audit', path: '/admin/audit' },
  { name: 'admin/backups', path: '/admin/backups' },
  { name: 'admin/jobs', path: '/admin/jobs' },
  { name: 'admin/performance', path: '/admin/performance' },
  { name: 'admin/flags', path: '/admin/flags' },
  { name: 'admin/maintenance', path: '/admin/maintenance' },
];

/** Opens the list, and waits for its first lines. */
export async function openTransactions(page: Page): Promise<void> {
  await page.goto('/transactions');
  await page.getByRole('grid', { name: 'Transactions' }).getByRole('rowheader').first().waitFor();
}

/** The middle of the values; the upper one of two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
