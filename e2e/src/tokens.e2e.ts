import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { type Device, test } from './support/browser.ts';
import { arriveSignedIn } from './support/people.ts';

test.for<Device>(['desktop', 'phone'])(
  'a token is made, shown once, used and revoked, %s',
  async (device, { visit }) => {
    const { page } = await visit(device);
    await arriveSignedIn(page);
    await page.goto('/settings');
    const section = page.getByRole('region', { name: 'API tokens' });
    await section.scrollIntoViewIfNeeded();
    await section.getByText('No program has a key to your ledgers.').waitFor();

    await section.getByRole('button', { name: 'New token' }).click();
    const form = page.getByRole('dialog', { name: 'New token' });
    await form.getByLabel('Read what is in the ledger').uncheck();
    await form.getByRole('button', { name: 'Make token' }).click();
    await form.getByText('Say what it is for.').waitFor();
    await form.getByText('Choose at least one.').waitFor();
    await expectAccessible(page, `token form ${device}`);
    await form.getByLabel('What it is for').fill('backup script');
    await form.getByLabel('Read what is in the ledger').check();
    await form.getByLabel('Ends after').selectOption('7');
    await form.getByLabel('What it is for').press('Enter');

    const made = page.getByRole('dialog', { name: 'Your new token' });
    const token = await made.getByLabel('Token of backup script').inputValue();
    expect(token).toMatch(/^eai_[\w-]{43}$/);
    await expectAccessible(page, `token made ${device}`);
    await made.getByRole('button', { name: 'Copy' }).click();
    await page.getByText(/^(The token is copied|It is selected)/).waitFor();
    await made.getByRole('button', { name: 'Done' }).click();

    const asProgram = () =>
      fetch(new URL('/api/v1/ledgers', page.url()), { headers: { authorization: `Bearer ${token}` } });
    expect((await asProgram()).status).toBe(200);
    await page.reload();
    await section.scrollIntoViewIfNeeded();
    await section.getByText('May read in all your ledgers').waitFor();
    await section.getByText(/ends .*, last used/).waitFor();
    expect(await page.content()).not.toContain(token);
    await expectAccessible(page, `tokens ${device}`);

    await section.getByRole('button', { name: 'Revoke backup script' }).click();
    await page.getByRole('dialog', { name: 'Revoke backup script?' }).getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('backup script is revoked.').waitFor();
    await section.getByText('No program has a key to your ledgers.').waitFor();
    expect((await asProgram()).status).toBe(401);
  },
);
