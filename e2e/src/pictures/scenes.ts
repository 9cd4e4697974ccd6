import type { Page } from 'playwright-core';
import type { Device } from '../support/chromium.ts';
import { rowsOf } from '../support/transactions.ts';
import type { Household } from './household.ts';

/** A state of the product that is worth a picture. */
export interface Scene {
  name: string;
  /** Whose it is: the household's, of one who has just come, or of nobody who is signed in. */
  of: 'household' | 'newcomer' | 'visitor';
  /** Leads the page there, and waits until it is. */
  go: (page: Page, device: Device) => Promise<void>;
  /** Where there is nothing of the kind on the other. */
  only?: Device;
  /** The user guide shows it. */
  isInGuide?: boolean;
}

const bar = (page: Page) => page.getByRole('dialog', { name: 'Quick add and commands' });
const details = (page: Page) => page.getByRole('complementary', { name: 'Details of the transaction' });

async function openTransactions(page: Page, q = ''): Promise<void> {
  await page.goto(`/transactions${q === '' ? '' : `?${new URLSearchParams({ q })}`}`);
  await rowsOf(page).first().waitFor();
}

async function openDetails(page: Page, q: string): Promise<void> {
  await openTransactions(page, q);
  await rowsOf(page).first().click();
  await details(page).getByRole('heading', { name: 'History' }).waitFor();
}

async function openBar(page: Page, keys: string, text: string, shown: RegExp): Promise<void> {
  await page.goto('/home');
  await page.getByRole('heading', { name: 'Spending by day' }).waitFor();
  await page.keyboard.press(keys);
  await bar(page).getByRole('combobox').fill(text);
  await bar(page)
    .getByRole('button', { name: shown })
    .or(bar(page).getByRole('option', { name: shown }))
    .first()
    .waitFor();
}

/** A page that is there when a heading or a text is. */
function plain(name: string, of: Scene['of'], path: string, shown: string | RegExp, more: Partial<Scene> = {}): Scene {
  const go = async (page: Page) => {
    await page.goto(path);
    await page.getByRole('main').getByText(shown).first().waitFor();
  };
  return { name, of, go, ...more };
}

/** Every page and its main states, in the order in which a person meets them. */
export function scenesOf({ accountId, reviewId, doneId }: Household): Scene[] {
  return [
    ...entrance(),
    ...emptyPages(),
    ...imports(reviewId, doneId),
    ...transactions(),
    ...pages(accountId),
    ...bars(),
  ];
}

function entrance(): Scene[] {
  return [
    plain('sign-in', 'visitor', '/sign-in', 'Forgot it?'),
    {
      name: 'sign-up',
      of: 'visitor',
      go: async (page) => {
        await page.goto('/sign-up');
        await page.getByLabel('Email').fill('mara@example.org');
        await page.getByLabel('Password', { exact: true }).fill('harbour paper lantern');
        await page.getByText('Strong.').waitFor();
      },
    },
    plain('reset-password', 'visitor', `/reset-password#token=${'t'.repeat(24)}`, 'All devices are signed out'),
    plain('not-found', 'visitor', '/no-such-page', 'There is no page at this address.'),
    plain('welcome-1', 'newcomer', '/welcome', 'How you count', { isInGuide: true }),
    plain('welcome-2', 'newcomer', '/welcome?step=2', 'What comes in, what stays'),
    plain('welcome-3', 'newcomer', '/welcome?step=3', 'Bring your data'),
  ];
}

function emptyPages(): Scene[] {
  return [
    plain('home-empty', 'newcomer', '/home', 'Nothing here yet.'),
    plain('inbox-empty', 'newcomer', '/inbox', 'Nothing waits.'),
    plain('transactions-empty', 'newcomer', '/transactions', 'No transactions yet.'),
    plain('imports-empty', 'newcomer', '/imports', 'Choose files'),
    plain('payees-empty', 'newcomer', '/payees', 'No payees yet.'),
    plain('tags-empty', 'newcomer', '/tags', 'No tags yet.'),
  ];
}

function imports(reviewId: string, doneId: string): Scene[] {
  const tab = (name: string, more: Partial<Scene> = {}): Scene => ({
    name: `import-${name}`,
    of: 'household',
    go: async (page) => {
      await page.goto(`/imports?id=${reviewId}&tab=${name}`);
      await page.getByRole('heading', { name: 'Review import' }).waitFor();
      await page.getByRole('tab', { name: new RegExp(name, 'i'), selected: true }).waitFor();
      await page.getByText('Balance').first().waitFor();
    },
    ...more,
  });
  return [
    tab('new', { isInGuide: true }),
    tab('duplicate'),
    tab('uncertain'),
    plain('import-done', 'household', `/imports?id=${doneId}`, 'Undo this import'),
    plain('imports', 'household', '/imports', 'Imports so far'),
  ];
}

function transactions(): Scene[] {
  return [
    { name: 'transactions', of: 'household', go: (page) => openTransactions(page) },
    {
      name: 'transactions-found',
      of: 'household',
      go: async (page, device) => {
        await openTransactions(page, 'category:Groceries date:this-month amount:>20');
        if (device === 'phone') return;
        await page.getByRole('combobox', { name: 'Filter' }).click();
        await page.keyboard.type('payee:te');
        await page.getByRole('option', { name: /Tesco/ }).waitFor();
      },
      isInGuide: true,
    },
    {
      name: 'transactions-selected',
      of: 'household',
      only: 'desktop',
      go: async (page) => {
        await openTransactions(page);
        await page.keyboard.press('j');
        await page.locator('tr:focus').waitFor();
        await page.keyboard.press('Shift+ArrowDown');
        await page.keyboard.press('Shift+ArrowDown');
        await page.getByRole('region', { name: 'Selection' }).getByText('3 selected').waitFor();
      },
    },
    { name: 'details', of: 'household', go: (page) => openDetails(page, 'is:unreviewed') },
    {
      name: 'split',
      of: 'household',
      go: async (page) => {
        await openDetails(page, 'category:Groceries date:this-month -is:split');
        await details(page)
          .getByRole('button', { name: /^Split among categories/ })
          .click();
        const editor = details(page).getByRole('form', { name: 'Split among categories' });
        await editor.getByRole('button', { name: /^Category of line 1/ }).click();
        await page.getByRole('combobox', { name: 'Category' }).fill('Household');
        await page.getByRole('option', { name: 'Household' }).click();
        await editor.getByRole('textbox', { name: 'Amount of line 1' }).fill('40%');
        await editor.getByText('0.00 left').waitFor();
      },
      isInGuide: true,
    },
  ];
}

function pages(accountId: string): Scene[] {
  return [
    plain('home', 'household', '/home', 'Spending by day', { isInGuide: true }),
    plain('inbox', 'household', '/inbox', /^Which category/, { isInGuide: true }),
    plain('accounts', 'household', '/accounts', 'Current account', { isInGuide: true }),
    plain('account', 'household', `/accounts?id=${accountId}`, 'Newest transactions'),
    plain('categories', 'household', '/categories', 'Groceries'),
    plain('payees', 'household', '/payees', 'Aldi'),
    plain('tags', 'household', '/tags', '#'),
    plain('history', 'household', '/history', 'View saved', { isInGuide: true }),
    plain('settings', 'household', '/settings', 'Delete your account'),
    {
      name: 'settings-ledger',
      of: 'household',
      go: async (page) => {
        await page.goto('/settings');
        await page.getByRole('main').getByText('Delete your account').waitFor();
        await page.getByRole('heading', { name: 'Ledger', exact: true }).evaluate((heading) => {
          heading.scrollIntoView({ block: 'start' });
          window.scrollBy(0, -30);
        });
      },
      isInGuide: true,
    },
    {
      name: 'more',
      of: 'household',
      only: 'phone',
      go: async (page) => {
        await page.goto('/home');
        await page.getByRole('button', { name: 'More' }).click();
        await page.getByLabel('Theme').waitFor();
      },
    },
  ];
}

function bars(): Scene[] {
  return [
    {
      name: 'quick-add',
      of: 'household',
      go: (page) => openBar(page, 'n', 'coffee 4.50 yesterday at Costa Coffee #work', /^Tags #work$/),
      isInGuide: true,
    },
    {
      name: 'quick-add-asks',
      of: 'household',
      go: async (page) => {
        await openBar(page, 'n', 'lunch at Wagamama', /^Payee Wagamama$/);
        await bar(page).getByText('How much was it?').waitFor();
      },
    },
    {
      name: 'command-bar',
      of: 'household',
      go: (page) => openBar(page, 'Control+k', 'tesco', /^Find “tesco”.*transactions/),
    },
    {
      name: 'shortcuts',
      of: 'household',
      only: 'desktop',
      go: async (page) => {
        await page.goto('/home');
        await page.getByRole('heading', { name: 'Spending by day' }).waitFor();
        await page.keyboard.press('?');
        await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
      },
    },
  ];
}
