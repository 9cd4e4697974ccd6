import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bringIn, importsOf, linesOf, makeAccount, preview, stateOf, transactionsOf } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  await makeAccount(person);
});

const csv = (...rows: string[]) => `Date,Description,Amount\n${rows.join('\n')}\n`;
const base = () => `/api/v1/ledgers/${person.ledgerId}`;
const shown = async () =>
  (await transactionsOf(person)).map(({ date, amount, descriptor }) => `${date} ${amount} ${descriptor}`);

test('two equal coffees stay two, and a third one that a later file has is the only one added', async () => {
  const coffee = '2026-03-02,CORNER COFFEE 0042,-4.20';
  const two = await bringIn(person, csv(coffee, coffee, '2026-03-03,REWE,-47.62'));
  expect(two.counts).toMatchObject({ new: 3, duplicate: 0 });
  const ready = await preview(person, csv(coffee, coffee, coffee, '2026-03-03,REWE,-47.62'));
  expect(ready.counts).toMatchObject({ new: 1, duplicate: 3 });
  const lines = await linesOf(person, ready.id);
  expect(lines.slice(0, 3).map(({ twins }) => twins)).toEqual(Array(3).fill({ inFile: 3, inLedger: 2 }));
  await person.ask('POST', `${importsOf(person)}/${ready.id}/commit`);
  expect((await bringIn(person, csv(coffee, coffee, coffee, '2026-03-03,REWE,-47.62'))).operationId).toBeNull();
  expect((await shown()).filter((line) => line.includes('COFFEE'))).toHaveLength(3);
});

test('overlapping statements add what is new, whatever their order', async () => {
  const rows = ['02', '05', '09', '14', '20', '27'].map((day, n) => `2026-03-${day},SHOP ${n},-${n + 1}.00`);
  await bringIn(person, csv(...rows.slice(2, 5)));
  expect((await bringIn(person, csv(...rows.slice(0, 3)))).counts).toMatchObject({ new: 2, duplicate: 1 });
  expect((await bringIn(person, csv(...rows.slice(3)))).counts).toMatchObject({ new: 1, duplicate: 2 });
  expect((await bringIn(person, csv(...rows))).counts).toMatchObject({ new: 0, duplicate: 6 });
  expect(await stateOf(app, person)).toMatchObject({ transactions: 6, imports: 3, differingTotals: 0 });
});

test('a pending line is replaced by the booked one, with what a person had set', async () => {
  const header = 'Date,Description,Amount,Status\n';
  const rest = '2026-03-01,REWE,-47.62,Completed\n2026-02-27,RENT,-700.00,Completed\n';
  await bringIn(person, `${header}2026-03-05,STARBUCKS 4411,-5.80,Pending\n${rest}`);
  const [pending] = await transactionsOf(person);
  expect(pending).toMatchObject({ amount: -5_80, status: 'pending', date: '2026-03-05' });
  await person.ask('PATCH', `${base()}/transactions/${pending.id}`, { body: { notes: 'with Ana' } });

  const booked = `${header}2026-03-07,STARBUCKS 4411 BERLIN,-5.80,Completed\n${rest}`;
  const done = await bringIn(person, booked);
  expect(done.counts).toMatchObject({ new: 0, matched: 1, duplicate: 2 });
  const [now, ...others] = await transactionsOf(person);
  expect(others).toHaveLength(2);
  expect(now).toMatchObject({ id: pending.id, status: 'cleared', date: '2026-03-07', notes: 'with Ana' });
  expect((await bringIn(person, booked)).operationId).toBeNull();
  expect((await bringIn(person, `${header}2026-03-05,STARBUCKS 4411,-5.80,Pending\n${rest}`)).operationId).toBeNull();
  expect(await stateOf(app, person)).toMatchObject({ transactions: 3, differingTotals: 0 });

  await person.ask('POST', `${base()}/operations/${done.operationId}/undo`, { body: {} });
  expect((await transactionsOf(person))[0]).toMatchObject({ id: pending.id, status: 'pending', date: '2026-03-05' });
  expect((await stateOf(app, person)).differingTotals).toBe(0);
});

test('what was deleted stays deleted, unless a person adds the line', async () => {
  const file = csv('2026-03-02,CORNER COFFEE,-4.20', '2026-03-03,REWE,-47.62');
  await bringIn(person, file);
  const [, coffee] = await transactionsOf(person);
  await person.ask('DELETE', `${base()}/transactions/${coffee.id}`);
  const ready = await preview(person, file);
  expect(ready.counts).toMatchObject({ new: 0, duplicate: 2 });
  const [line] = await linesOf(person, ready.id);
  expect(line).toMatchObject({ action: 'skip', candidates: [{ reason: 'deleted-before' }] });
  await person.ask('PATCH', `${importsOf(person)}/${ready.id}/lines/1`, { body: { action: 'add' } });
  await person.ask('POST', `${importsOf(person)}/${ready.id}/commit`);
  expect((await bringIn(person, file)).counts).toMatchObject({ new: 0, duplicate: 2 });
  expect(await shown()).toEqual(['2026-03-03 -4762 REWE', '2026-03-02 -420 CORNER COFFEE']);
});

test('what was edited is still the same line', async () => {
  const file = csv('2026-03-02,CORNER COFFEE,-4.20', '2026-03-03,REWE,-47.62');
  await bringIn(person, file);
  const [, coffee] = await transactionsOf(person);
  const body = { date: '2026-01-15', amount: -9_00, payee: 'Somewhere else' };
  expect((await person.ask('PATCH', `${base()}/transactions/${coffee.id}`, { body })).status).toBe(200);
  expect((await bringIn(person, file)).counts).toMatchObject({ new: 0, duplicate: 2 });
});

test('undo of an import forgets its lines: they are new again', async () => {
  const file = csv('2026-03-02,CORNER COFFEE,-4.20', '2026-03-03,REWE,-47.62');
  const before = await stateOf(app, person);
  const first = await bringIn(person, file);
  const [, coffee] = await transactionsOf(person);
  const deletion = await person.ask('DELETE', `${base()}/transactions/${coffee.id}`);
  expect(deletion.status).toBe(204);
  const undo = `${base()}/operations/${first.operationId}/undo`;
  const conflict = await person.ask('POST', undo, { body: {} });
  expect([conflict.status, conflict.body.type]).toEqual([409, '/problems/undo-conflict']);
  expect((await person.ask('POST', undo, { body: { withLater: true } })).status).toBe(200);
  expect(await stateOf(app, person)).toEqual(before);
  expect((await bringIn(person, file)).counts).toMatchObject({ new: 2, duplicate: 0 });
  expect(await shown()).toEqual(['2026-03-03 -4762 REWE', '2026-03-02 -420 CORNER COFFEE']);
});
