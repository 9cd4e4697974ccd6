import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let base: string;
let cash: string;
let groceries: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  base = `/api/v1/ledgers/${person.ledgerId}`;
  cash = (await person.ask('GET', `${base}/accounts`)).body.items[0].id;
  const { items } = (await person.ask('GET', `${base}/categories`)).body;
  groceries = items.find((category: { name: string }) => category.name === 'Groceries').id;
});

interface Done {
  id: string;
  payeeId: string;
  operationId: string | null;
}

async function ask(method: string, path: string, body?: Record<string, unknown>): Promise<Done> {
  const answer = await person.ask(method, `${base}${path}`, body ? { body } : {});
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  const { id = '', payee } = answer.body ?? {};
  return { id, payeeId: payee?.id ?? '', operationId: answer.headers.get('operation-id') };
}

const add = (payee: string, amount: number, more: Record<string, unknown> = {}) =>
  ask('POST', '/transactions', { accountId: cash, date: '2026-03-05', amount, payee, ...more });
const undo = ({ operationId }: Done) => ask('POST', `/operations/${operationId}/undo`, { withLater: false });
const redo = ({ operationId }: Done) => ask('POST', `/operations/${operationId}/redo`, {});

const said = async () => [
  (await person.ask('GET', `${base}/inbox`)).body.items,
  (await person.ask('GET', `${base}/home`)).body.inbox,
];

/** As after a restart: nothing that was kept is found any more. */
const forget = () =>
  app.db.asSuperuser('update ledgers set version = version + 1000, review_version = version + 1000 where id = $1', [
    person.ledgerId,
  ]);

async function timesMade(): Promise<number> {
  const { body } = await app.ask('GET', '/metrics');
  const line = 'expenseai_cache_requests_total{cache="inbox",result="made"} ';
  return Number(String(body).split(line)[1]?.split('\n')[0] ?? 0);
}

/** Each asks that the inbox says something else than before, and what it would say had it kept nothing. */
async function expectChange(change: () => Promise<Done>): Promise<Done> {
  const before = await said();
  const done = await change();
  const after = await said();
  expect(after).not.toEqual(before);
  await forget();
  expect(await said()).toEqual(after);
  return done;
}

describe('what the inbox has worked out', () => {
  it('is kept while only lines change that don’t wait', async () => {
    await add('Zzyzx', -5_00);
    const settled = await add('Corner', -7_00, { categoryId: groceries });
    const before = await said();
    const made = await timesMade();
    await ask('PATCH', `/transactions/${settled.id}`, { amount: -8_00, tags: ['work'] });
    await undo(await ask('DELETE', `/transactions/${settled.id}`));
    await undo(await add('Corner', -9_00, { categoryId: groceries }));
    await ask('PATCH', `/categories/${groceries}`, { name: 'Food' });
    expect(await said()).toEqual(before);
    expect(await timesMade()).toBe(made);
  });

  it('follows the lines that wait, their answers, and each undo and redo', async () => {
    const first = await expectChange(() => add('Zzyzx', -5_00));
    const second = await expectChange(() => add('Qwghlm', -6_00));
    await expectChange(() => ask('PATCH', `/transactions/${first.id}`, { amount: -9_00 }));
    const removed = await expectChange(() => ask('DELETE', `/transactions/${second.id}`));
    await expectChange(() => undo(removed));
    const answered = await expectChange(() =>
      ask('POST', '/transactions/bulk', { q: 'payee:Zzyzx', set: { categoryId: groceries } }),
    );
    await expectChange(() => undo(answered));
    await expectChange(() => redo(answered));
  });

  it('follows the names that lines go by', async () => {
    const first = await add('Zzyzx', -5_00);
    const second = await add('Qwghlm', -6_00);
    const renamed = await expectChange(() => ask('PATCH', `/payees/${first.payeeId}`, { name: 'Zzyzx Road' }));
    await expectChange(() => undo(renamed));
    await expectChange(() => redo(renamed));
    await expectChange(() => ask('POST', '/payees/merge', { ids: [second.payeeId], into: first.payeeId }));
  });

  it('follows the ledger’s threshold', async () => {
    await ask('PATCH', '', { reviewThreshold: 0 });
    for (let day = 1; day <= 9; day++) await add('Corner', -5_00, { categoryId: groceries, date: `2026-03-0${day}` });
    await add('Corner', -6_00);
    const raised = await expectChange(() => ask('PATCH', '', { reviewThreshold: 1 }));
    await expectChange(() => undo(raised));
  });
});
