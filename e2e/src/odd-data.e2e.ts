import { expect } from 'vitest';
import { type Device, keepPicture, test } from './support/browser.ts';
import { Ledger } from './support/ledger.ts';
import { arriveSignedIn } from './support/people.ts';
import { expectNoWiderThanWindow } from './support/sound-page.ts';

const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4).padEnd(200, 'x');

test.for<Device>(['desktop', 'phone'])(
  'names as long as they may be, other scripts and the largest amounts break no page, %s',
  async (device, { visit }) => {
    const { page } = await visit(device);
    await arriveSignedIn(page);
    const ledger = await Ledger.of(page);
    const post = async (path: string, data: object) => {
      const answer = await page.request.post(`${ledger.base}/${path}`, { data });
      expect(answer.ok(), await answer.text()).toBe(true);
      return (await answer.json()).id as string;
    };
    await page.request.patch(ledger.base, { data: { name: long } });
    const accountId = await post('accounts', { name: long, kind: 'current', openingBalance: 9_999_999_999_999 });
    const yen = await post('accounts', { name: '貯金', kind: 'savings', currency: 'JPY' });
    const dinars = await post('accounts', { name: 'حساب', kind: 'savings', currency: 'BHD' });
    const groupId = await post('category-groups', { name: long });
    const categoryId = await post('categories', { name: long, groupId });
    const tag = await post('tags', { name: long.slice(0, 50) });
    const payee = await post('payees', { name: `${long.slice(0, 190)} قهوة 咖啡`, aliases: [long] });
    await post('views', { name: long.slice(0, 100), q: 'coffee' });
    const date = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
    const tags = [long.slice(0, 50)];
    const id = await post('transactions', {
      date,
      accountId,
      amount: -9_999_999_999_999,
      payee: long,
      categoryId,
      tags,
    });
    await post('transactions', { date, accountId: yen, amount: -1_234_567, payee: '咖啡店' });
    await post('transactions', { date, accountId: dinars, amount: -1_234_567, payee: 'مقهى' });

    // Each with something that is only there once the page is.
    const pages: [path: string, text: string][] = [
      ['home', '咖啡店'],
      ['transactions', '咖啡店'],
      [`transactions?open=${id}`, 'History'],
      ['accounts', '貯金'],
      [`accounts?id=${accountId}`, long],
      [`categories?open=${categoryId}`, long],
      [`tags?open=${tag}`, long.slice(0, 50)],
      [`payees?open=${payee}`, '咖啡店'],
      ['history', 'Transaction added'],
      ['settings', 'this one, since'],
    ];
    for (const [path, text] of pages) {
      await page.goto(`/${path}`);
      await page.getByText(text).first().waitFor({ state: 'attached' });
      if (/^[actp][a-z]+\?/.test(path) && !path.startsWith('tr'))
        await page.getByLabel('Name', { exact: true }).waitFor();
      await keepPicture(page, `odd ${path.split('-')[0]} ${device}`);
      await expectNoWiderThanWindow(page, `${path} ${device}`);
    }
  },
);
