import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { ambiguousStatement, springStatement } from './support/bank-files.ts';
import { type Device, test } from './support/browser.ts';
import { chooseFile, writeReviewed } from './support/importing.ts';
import { arriveSignedIn } from './support/people.ts';

test.for<Device>(['desktop', 'phone'])(
  'imports and their review are accessible and within the policy, %s',
  async (device, { visit }) => {
    const { page } = await visit(device);
    await arriveSignedIn(page);
    await chooseFile(page, springStatement);
    await writeReviewed(page);
    await expectAccessible(page, `done ${device}`);

    await chooseFile(page, ambiguousStatement);
    await page.getByText('Answer the amber question first').waitFor();
    await page
      .getByRole('row', { name: /Blue Heron/ })
      .first()
      .waitFor();
    await expectAccessible(page, `review ${device}`);
    await page.getByRole('button', { name: 'Dates please choose' }).click();
    await page.getByRole('menuitemradio', { name: 'day.month.year' }).waitFor();
    await expectAccessible(page, `review with a menu ${device}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Current account/ }).click();
    await page.getByRole('option').first().waitFor();
    await expectAccessible(page, `review with a list ${device}`);

    await page.goto('/imports');
    await page.getByRole('row', { name: /11 added/ }).waitFor();
    await expectAccessible(page, `imports ${device}`);
  },
);

test('menus and sheets of the frame are accessible, desktop', async ({ visit }) => {
  const { page } = await visit();
  await arriveSignedIn(page);
  await page.goto('/imports');
  await page.getByRole('button', { name: /^Profile/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  await expectAccessible(page, 'profile menu desktop');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
  await expectAccessible(page, 'shortcuts desktop');
});

test('menus and sheets of the frame are accessible, phone', async ({ visit }) => {
  const { page } = await visit('phone');
  await arriveSignedIn(page);
  await page.goto('/imports');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByLabel('Theme').waitFor();
  await expectAccessible(page, 'more phone');
  await page.keyboard.press('Escape');
  // The focus goes back to where the sheet was opened.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('More');
});
