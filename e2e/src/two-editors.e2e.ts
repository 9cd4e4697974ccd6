import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';

/** What somebody else does to the only transaction. */
async function changeElsewhere(page: Page, edit: object): Promise<void> {
  const ledger = await Ledger.of(page);
  const [only] = await ledger.items('transactions');
  const answer = await page.request.patch(`${ledger.base}/transactions/${only?.id}`, { data: edit });
  expect(answer.status()).toBe(200);
}

async function readOnly(page: Page): Promise<Record<string, unknown>> {
  const ledger = await Ledger.of(page);
  return (await (await page.request.get(`${ledger.base}/transactions`)).json()).items[0];
}

test('two who change the same line are shown both, and nothing typed is lost', async ({ visit }) => {
  const { page, expectFault } = await visit();
  // The console's line on a change that met a newer row.
  expectFault(/status of 412/);
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2026-03-03', amount: -1200, payee: 'Corner shop' });
  await page.goto('/transactions');
  await page.getByRole('row', { name: /Corner shop/ }).click();
  const details = page.getByRole('complementary', { name: 'Details of the transaction' });
  const notes = details.getByRole('textbox', { name: 'Notes' });
  const question = page.getByRole('dialog', { name: 'Changed meanwhile' });

  // The same field: asked.
  await notes.fill('for the office');
  await changeElsewhere(page, { notes: 'for the garden' });
  await notes.blur();
  await question.getByRole('row', { name: /Notes for the garden for the office/ }).waitFor();
  await expectAccessible(page, 'two editors desktop');
  expect((await readOnly(page)).notes).toBe('for the garden');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await question.getByRole('button', { name: 'Use mine' }).evaluate((it) => it === document.activeElement)).toBe(
    true,
  );
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
  await expect.poll(async () => (await readOnly(page)).notes).toBe('for the office');

  // Another field: both hold, without a word.
  const payee = details.getByRole('textbox', { name: 'Payee' });
  await payee.fill('Corner shop, Ely');
  await changeElsewhere(page, { amount: -1300 });
  await payee.press('Enter');
  await expect.poll(async () => (await readOnly(page)).payee).toMatchObject({ name: 'Corner shop, Ely' });
  expect((await readOnly(page)).amount).toBe(-1300);

  // Theirs is kept, and can still be had back.
  await notes.fill('mine after all');
  await changeElsewhere(page, { notes: 'theirs again' });
  await notes.blur();
  await question.getByRole('button', { name: 'Keep theirs' }).click();
  await page.getByText('Theirs was kept.').waitFor();
  expect((await readOnly(page)).notes).toBe('theirs again');
  await expect.poll(() => notes.inputValue()).toBe('theirs again');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await question.getByRole('row', { name: /mine after all/ }).waitFor();
  await question.getByRole('button', { name: 'Use mine' }).click();
  await expect.poll(async () => (await readOnly(page)).notes).toBe('mine after all');
});

test('own changes in quick succession never meet each other', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  await ledger.add({ date: '2026-03-03', amount: -1200, payee: 'Corner shop' });
  await page.goto('/transactions');
  await page.getByRole('row', { name: /Corner shop/ }).click();
  const details = page.getByRole('complementary', { name: 'Details of the transaction' });
  // Each answer takes a while, so that all are begun before the first is there.
  await page.route('**/transactions/*', async (route) => {
    const answer = route.request().method() === 'PATCH' ? await route.fetch() : null;
    if (!answer) return route.continue();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.fulfill({ response: answer });
  });
  await details.getByRole('button', { name: /mark as pending/ }).click();
  await details.getByRole('textbox', { name: 'Payee' }).fill('Corner');
  await details.getByRole('textbox', { name: 'Notes' }).fill('one');
  await details.getByRole('textbox', { name: 'Payee' }).fill('Corner shop, Ely');
  await details.getByRole('button', { name: /mark as cleared/ }).click();
  await expect
    .poll(() => readOnly(page))
    .toMatchObject({ notes: 'one', payee: { name: 'Corner shop, Ely' }, status: 'cleared' });
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('a name that somebody else changed while it was typed is not replaced unseen', async ({ visit }) => {
  const { page, expectFault } = await visit();
  expectFault(/status of 412/);
  await arriveSignedIn(page);
  const ledger = await Ledger.of(page);
  const created = await page.request.post(`${ledger.base}/tags`, { data: { name: 'trip' } });
  const tag = await created.json();
  await page.goto('/tags');
  await page.getByRole('button', { name: /trip/ }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('journey');
  await page.request.patch(`${ledger.base}/tags/${tag.id}`, { data: { name: 'voyage' } });
  await page.getByRole('button', { name: /voyage/ }).waitFor();
  await name.press('Enter');
  await page.getByText('Meanwhile this became “voyage”.').waitFor();
  expect(await name.inputValue()).toBe('journey');
  await name.press('Enter');
  await page.getByText('#voyage is now #journey.').waitFor();
  await expect.poll(async () => (await ledger.items('tags')).map((it) => it.name)).toEqual(['journey']);
});
