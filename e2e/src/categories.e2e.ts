import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type Device, test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { rowsOf } from './support/transactions.ts';

test('a group and its category are made, changed, archived and deleted', async ({ visit }) => {
  const { page, expectFault } = await visit();
  await arriveSignedIn(page);
  await page.goto('/categories');
  await page.getByRole('button', { name: 'Groceries' }).waitFor();
  await expectAccessible(page, 'categories desktop');

  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Animals');
  await page.getByRole('button', { name: 'Create group' }).click();
  await page.getByText('Animals is there.').waitFor();
  await page.getByRole('button', { name: 'Category', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Create category' });
  await expectAccessible(page, 'categories new desktop');
  await form.getByLabel('Group').selectOption('Daily life');
  await form.getByLabel('Name').fill('Groceries');
  expectFault(/status of 409/);
  await form.getByRole('button', { name: 'Create category' }).click();
  await form.getByText('This name is taken.').waitFor();
  await form.getByLabel('Group').selectOption('Animals');
  await form.getByLabel('Name').fill('Dogs');
  await form.getByRole('button', { name: 'Create category' }).click();
  await page.getByText('Dogs is there.').waitFor();

  // It is open, to be made one's own.
  await page.getByText('Not used yet').waitFor();
  await expectAccessible(page, 'categories open desktop');
  const burgundy = page.getByRole('radio', { name: 'Burgundy' });
  await burgundy.press('Space');
  await expect.poll(() => burgundy.isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Icon' }).click();
  await page.getByRole('button', { name: 'Dog', exact: true }).waitFor();
  await expectAccessible(page, 'categories icons desktop');
  await page.getByRole('button', { name: 'Dog', exact: true }).click();
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Dog & cat');
  await name.press('Enter');
  await page.getByText('It is now Dog & cat.').waitFor();
  await page.getByLabel('Group').selectOption('Daily life');
  const daily = page.getByRole('region', { name: 'Daily life' });
  await daily.getByRole('button', { name: 'Dog & cat' }).waitFor();
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByText('Dog & cat is archived.').waitFor();
  await page.getByRole('button', { name: 'Restore' }).click();
  await daily.getByRole('button', { name: 'Dog & cat' }).waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Dog & cat is deleted.').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await daily.getByRole('button', { name: 'Dog & cat' }).waitFor();

  // An empty group can go.
  await page.getByRole('button', { name: 'Actions for Animals' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('Animals is deleted.').waitFor();
});

test('groups and categories change places and names by the keyboard', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await page.goto('/categories');
  const groups = () => page.getByRole('heading', { level: 2 }).allTextContents();
  await expect.poll(async () => (await groups())[0]).toBe('Home');
  await page.getByRole('button', { name: 'Actions for Home' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Move down' }).press('Enter');
  await expect.poll(async () => (await groups())[1]).toBe('Home');
  await page.getByText('Home moved.').waitFor();
  await page.getByRole('button', { name: 'Home', exact: true }).press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('House');
  await page.keyboard.press('Enter');
  await page.getByText('It is now House.').waitFor();

  await page.getByRole('button', { name: 'Eating out' }).press('Enter');
  await page.getByRole('button', { name: 'Move up' }).press('Enter');
  const names = page.getByRole('region', { name: 'Daily life' }).getByRole('listitem');
  await expect.poll(() => names.first().textContent()).toContain('Eating out');
});

test.for<Device>(['desktop', 'phone'])('a category says what it took and opens it, %s', async (device, { visit }) => {
  const { page } = await visit(device);
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const date = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
  const categoryId = await ledger.idOf('categories', 'Groceries');
  await ledger.add({ date, amount: -30_00, categoryId }, { date: '2025-03-02', amount: -12_00, categoryId });
  await page.goto('/categories');
  await page.getByRole('link', { name: 'Spent on Groceries this month 30.00' }).waitFor();
  await page.getByRole('button', { name: 'Groceries' }).click();
  await page.getByRole('link', { name: 'In 2 transactions' }).waitFor();
  await expectAccessible(page, `categories used ${device}`);
  // What is used can't be deleted, only archived.
  expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
  await page.getByRole('link', { name: 'In 2 transactions' }).click();
  await expect.poll(() => rowsOf(page).count()).toBe(2);
});

test.for<Device>(['desktop', 'phone'])(
  'tags are found, renamed everywhere and deleted, %s',
  async (device, { visit }) => {
    const { page } = await visit(device);
    await arriveSignedIn(page);
    await page.goto('/tags');
    await page.getByText('No tags yet.').waitFor();
    await expectAccessible(page, `tags empty ${device}`);
    const ledger = await Ledger.of(page);
    await ledger.add({ date: '2026-03-02', amount: -4_50, payee: 'Blue Bottle', tags: ['work', 'coffee'] });
    await page.reload();
    await page.getByRole('searchbox', { name: 'Find a tag' }).fill('WOR');
    await page.getByRole('button', { name: '#work' }).click();
    expect(await page.getByRole('button', { name: '#coffee' }).count()).toBe(0);
    await page.getByRole('link', { name: 'In 1 transaction' }).waitFor();
    await expectAccessible(page, `tags open ${device}`);
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('two words');
    await name.press('Enter');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await name.fill('working');
    await name.press('Enter');
    await page.getByText('#work is now #working.').waitFor();
    await page.getByRole('button', { name: 'Delete everywhere' }).click();
    await page.getByText('#working is deleted.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByRole('button', { name: '#working' }).waitFor();
  },
);

test.for<Device>(['desktop', 'phone'])('payees get names, aliases and a category, %s', async (device, { visit }) => {
  const { page, expectFault } = await visit(device);
  await arriveSignedIn(page);
  await page.goto('/payees');
  await page.getByText('No payees yet.').waitFor();
  await expectAccessible(page, `payees empty ${device}`);
  const ledger = await Ledger.of(page);
  const date = '2026-03-02';
  await ledger.add({ date, amount: -4_50, payee: 'Blue Bottle' }, { date, amount: -9_00, payee: 'Corner Shop' });
  await page.reload();
  await page.getByRole('button', { name: 'Usual category of Corner Shop: None' }).click();
  await page.getByRole('option', { name: 'Groceries' }).click();
  await page.getByText('Corner Shop is changed.').waitFor();
  await page.getByRole('button', { name: 'Usual category of Corner Shop: Groceries' }).waitFor();

  await page.getByRole('searchbox').fill('blue');
  await expect.poll(() => page.getByRole('button', { name: 'Corner Shop', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'Blue Bottle', exact: true }).click();
  await page.getByRole('link', { name: 'In 1 transaction' }).waitFor();
  const aliases = page.getByLabel('Also written', { exact: true }).and(page.getByRole('textbox'));
  await aliases.fill('BLUE BTL 0417');
  await aliases.press('Enter');
  await page.getByRole('button', { name: 'Remove BLUE BTL 0417' }).waitFor();
  await expectAccessible(page, `payees open ${device}`);
  const name = page.getByLabel('Name', { exact: true });
  expectFault(/status of 409/);
  await name.fill('Corner Shop');
  await name.press('Enter');
  await page.getByText('Another payee goes by this name.').waitFor();
  expect(await name.inputValue()).toBe('Corner Shop');
  await name.fill('Blue Bottle Coffee');
  await name.press('Enter');
  await page.getByText('Blue Bottle is now Blue Bottle Coffee.').waitFor();
  await page.getByRole('button', { name: 'Remove Blue Bottle', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByText('Blue Bottle Coffee is archived.').waitFor();
  await page.getByRole('button', { name: 'Restore' }).waitFor();
});
