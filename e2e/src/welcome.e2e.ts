import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { springStatement } from './support/bank-files.ts';
import { type Device, test } from './support/browser.ts';
import { chooseFile } from './support/importing.ts';
import { newPerson, signUpOnly } from './support/people.ts';

test.for<Device>(['desktop', 'phone'])('three first steps lead to the first file, %s', async (device, { visit }) => {
  const { page } = await visit(device);
  await signUpOnly(page, newPerson());
  await page.getByLabel('A month starts on').selectOption('27');
  await page.getByText('£1,234.50').waitFor();
  await expectAccessible(page, `welcome 1 ${device}`);
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByLabel('Income a month, after tax').fill('3240 + 2615 + 259');
  await page.getByLabel('To save a month').fill('a lot');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('This is no amount.').waitFor();
  await page.getByLabel('To save a month').fill('1200');
  await page.getByText('4,914.00').waitFor();
  await expectAccessible(page, `welcome 2 ${device}`);
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByRole('heading', { name: 'Bring your data' }).waitFor();
  await expectAccessible(page, `welcome 3 ${device}`);
  // Back, and what was said is still there.
  await page.getByRole('button', { name: 'Back' }).click();
  await expect.poll(() => page.getByLabel('Income a month, after tax').inputValue()).toBe('6,114.00');
  await page.goBack();
  await page.getByRole('heading', { name: 'Bring your data' }).waitFor();

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files' }).click(),
  ]);
  await chooser.setFiles({
    name: springStatement.name,
    mimeType: 'text/csv',
    buffer: Buffer.from(springStatement.text),
  });
  await page.getByRole('heading', { name: 'Review import' }).waitFor();

  const { items } = await (await page.request.get('/api/v1/ledgers')).json();
  expect(items[0]).toMatchObject({ monthStart: 27, monthlyIncome: 611_400, savingGoal: 120_000 });
});

test('who skips the first steps isn’t asked again', async ({ visit }) => {
  const { page } = await visit();
  await signUpOnly(page, newPerson());
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.waitForURL('**/home');
  await page.goto('/welcome');
  await page.waitForURL('**/home');
});

test('who has something in the ledger isn’t asked at all', async ({ visit }) => {
  const { page } = await visit();
  await signUpOnly(page, newPerson());
  await chooseFile(page, springStatement);
  await page.getByRole('heading', { name: 'Review import' }).waitFor();
  await page.goto('/welcome');
  await page.waitForURL('**/home');
});

test('a demo ledger is opened by one click and removed by another', async ({ visit }) => {
  const { page } = await visit();
  await signUpOnly(page, newPerson());
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('heading', { name: 'What comes in, what stays' }).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Open' }).click();
  await page.waitForURL('**/home');
  await page.getByText('This is a demo').waitFor();
  await page.goto('/transactions');
  await page.getByRole('grid', { name: 'Transactions' }).waitFor();
  await page.getByRole('button', { name: 'Remove the demo' }).click();
  await page.waitForURL('**/home');
  await expect.poll(() => page.getByText('This is a demo').count()).toBe(0);
  await page.goto('/transactions');
  await page.getByText('No transactions yet.').waitFor();
});

test('from the sign-in page through the first steps by keys alone', async ({ visit }) => {
  const { page } = await visit();
  const person = newPerson();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.goto('/sign-in');
  await expect.poll(() => focusOf(page)).toBe('email');
  // The password comes right after the address; “Forgot it?” stands beside its label and comes later.
  await press('Tab');
  expect(await focusOf(page)).toBe('password');
  await page.getByRole('link', { name: 'Create an account' }).focus();
  await press('Enter');
  await page.waitForURL('**/sign-up');
  await expect.poll(() => focusOf(page)).toBe('name');
  await page.keyboard.type('Alex');
  await press('Tab');
  await page.keyboard.type(person.email);
  await press('Tab');
  await page.keyboard.type(person.password);
  await press('Enter');

  await page.getByRole('heading', { name: 'How you count' }).waitFor();
  await press('Enter');
  await page.getByRole('heading', { name: 'What comes in, what stays' }).waitFor();
  await press('Enter');
  await page.getByRole('heading', { name: 'Bring your data' }).waitFor();
});

function focusOf(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('name') ?? null);
}
