import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type Device, test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';

const date = '2026-03-02';

test('payees are chosen and merged by keys alone, and come back with Undo', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const names = ['Rewe', 'Rewe City', 'Rewe City', 'Corner Shop'];
  await ledger.add(...names.map((payee) => ({ date, amount: -9_00, payee })));
  await page.goto('/payees');
  const row = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name }) });
  const rewe = page.getByRole('checkbox', { name: 'Select Rewe', exact: true });
  const city = page.getByRole('checkbox', { name: 'Select Rewe City' });
  await city.waitFor();
  expect(await row('Select Rewe City').textContent()).toContain('2 lines');

  // The first tick, then the next: Corner Shop, Rewe, Rewe City.
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect.poll(() => rewe.evaluate((tick) => tick === document.activeElement)).toBe(true);
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByText('2 selected').waitFor();
  await bar.getByText('3 lines').waitFor();
  await expectAccessible(page, 'payees chosen desktop');

  await page.keyboard.press('m');
  const options = page.getByRole('listbox').getByRole('option');
  // What most lines name comes first.
  await expect.poll(() => options.allTextContents()).toEqual(['Rewe City2 lines', 'Rewe1 line']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Rewe is merged into Rewe City.').waitFor();
  await expect.poll(() => rewe.count()).toBe(0);
  await expect.poll(() => row('Select Rewe City').textContent()).toContain('3 lines');
  await expect.poll(() => city.evaluate((tick) => tick === document.activeElement)).toBe(true);
  expect(await bar.count()).toBe(0);
  expect((await ledger.items('payees')).map(({ name }) => name)).toEqual(['Corner Shop', 'Rewe City']);

  await page.keyboard.press('u');
  await rewe.waitFor();
  await expect.poll(() => row('Select Rewe City').textContent()).toContain('2 lines');
  await page.goto('/history');
  await page.getByText('Rewe into Rewe City, 1 line').waitFor();
});

test('payees chosen on a phone get one usual category', async ({ visit }) => {
  const { page } = await visit('phone');
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add(...['Aldi', 'Lidl', 'Zoo'].map((payee) => ({ date, amount: -9_00, payee })));
  await page.goto('/payees');
  await page.getByRole('checkbox', { name: 'Select Aldi' }).tap();
  await page.getByRole('checkbox', { name: 'Select Lidl' }).tap();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expectAccessible(page, 'payees chosen phone');
  await bar.getByRole('button', { name: 'Usual category' }).tap();
  await page.getByRole('option', { name: 'Groceries' }).tap();
  await page.getByText('2 payees are changed.').waitFor();
  await page.getByRole('button', { name: 'Usual category of Aldi: Groceries' }).waitFor();
  await page.getByRole('button', { name: 'Usual category of Zoo: None' }).waitFor();
  await bar.getByRole('button', { name: 'Clear' }).tap();
  await expect.poll(() => bar.count()).toBe(0);
});

test.for<Device>(['desktop', 'phone'])('a category and a tag are merged into others, %s', async (device, { visit }) => {
  const { page } = await visit(device);
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const categoryId = await ledger.idOf('categories', 'Groceries');
  await ledger.add({ date, amount: -9_00, categoryId, tags: ['train', 'rail'] }, { date, amount: -5_00, categoryId });
  await page.goto('/categories');
  await page.getByRole('button', { name: 'Groceries', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Merge into …' }).press('Enter');
  const form = page.getByRole('dialog', { name: 'Merge Groceries into' });
  await form.getByText('Its 2 transactions follow. Groceries is gone then; Undo brings it back.').waitFor();
  // Those of its kind only.
  const targets = await form.getByRole('option').allTextContents();
  expect(targets.some((name) => name.startsWith('Eating out'))).toBe(true);
  expect(targets.some((name) => name.startsWith('Salary') || name.startsWith('Groceries'))).toBe(false);
  await expectAccessible(page, `categories merge ${device}`);
  await form
    .getByLabel('Merge Groceries into')
    .selectOption({ label: targets.find((name) => name.startsWith('Eating out')) ?? '' });
  await form.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
  await page.getByText('Groceries is merged into Eating out.').waitFor();
  await page.getByRole('button', { name: 'Eating out', exact: true, expanded: true }).waitFor();
  await page.getByRole('link', { name: 'In 2 transactions' }).waitFor();
  expect(await page.getByRole('button', { name: 'Groceries', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await page.getByRole('button', { name: 'Groceries', exact: true }).waitFor();

  await page.goto('/tags');
  await page.getByRole('button', { name: '#train' }).click();
  await page.getByRole('button', { name: 'Merge into …' }).click();
  await page.getByRole('combobox', { name: 'Merge #train into' }).selectOption('#rail');
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('#train is merged into #rail.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: '#train' }).count()).toBe(0);
  expect((await ledger.items('tags')).map(({ name }) => name)).toEqual(['rail']);
});
