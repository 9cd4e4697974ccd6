import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

const ledger = '01990000-0000-7000-8000-000000000001';
const signedIn = { 'expenseai.session': 'yes', 'expenseai.ledger': ledger };

/** What boot.js asks for on a page with what is stored, and where it leads. */
async function bootOn(address: string, stored: Record<string, string>): Promise<{ asked: string[]; ledTo?: string }> {
  const asked: string[] = [];
  const led: string[] = [];
  const storage = (values: Record<string, string>) => ({ getItem: (key: string) => values[key] ?? null });
  const { pathname, search } = new URL(address, 'http://127.0.0.1');
  const window = { localStorage: storage(stored), sessionStorage: storage({}) };
  const fetched = (url: string) => {
    asked.push(url.replace('/api/v1', ''));
    return Promise.resolve();
  };
  runInNewContext(await readFile(path.join(import.meta.dirname, '..', 'public/boot.js'), 'utf8'), {
    window,
    location: { pathname, search, replace: (to: string) => led.push(to) },
    document: { documentElement: { dataset: {}, style: {} } },
    navigator: { languages: ['en-GB'] },
    matchMedia: () => ({ matches: false }),
    addEventListener: () => undefined,
    fetch: fetched,
    URLSearchParams,
    setTimeout: () => 0,
  });
  return { asked, ...(led[0] === undefined ? {} : { ledTo: led[0] }) };
}

const askedOn = async (address: string, stored: Record<string, string>) => (await bootOn(address, stored)).asked;

it('asks for what a page of a signed-in person needs first', async () => {
  const reference = `/ledgers/${ledger}/reference`;
  expect(await askedOn('/tags', signedIn)).toEqual(['/ledgers', '/me', reference]);
  expect(await askedOn('/home', signedIn)).toEqual(['/ledgers', '/me', reference, `/ledgers/${ledger}/home`]);
  expect(await askedOn('/home?month=2025-08-01', signedIn)).toEqual(['/ledgers', '/me', reference]);
  expect(await askedOn('/tags', { 'expenseai.session': 'yes' })).toEqual(['/ledgers', '/me']);
});

it('asks for the ledger that the address names', async () => {
  const other = ledger.replace(/1$/, '2');
  expect(await askedOn(`/tags?ledger=${other}`, signedIn)).toContain(`/ledgers/${other}/reference`);
  expect(await askedOn('/tags?ledger=../../me', signedIn)).toEqual(['/ledgers', '/me']);
});

it.each([
  ['nobody is signed in', '/home', {}],
  ['access has run out', '/home', { ...signedIn, 'expenseai.access-until': '1' }],
  ['the page is for everybody', '/sign-in', signedIn],
])('asks for nothing where %s', async (_why, address, stored) => {
  expect(await askedOn(address, stored)).toEqual([]);
});

it('leads who isn’t signed in to signing in and back, but from no page that is for everybody', async () => {
  expect((await bootOn('/transactions?q=tag:trip', {})).ledTo).toBe('/sign-in?next=%2Ftransactions%3Fq%3Dtag%3Atrip');
  expect((await bootOn('/sign-up', {})).ledTo).toBeUndefined();
  expect((await bootOn('/transactions', signedIn)).ledTo).toBeUndefined();
});
