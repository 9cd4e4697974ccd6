import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import { compileQuery } from '@expenseai/core/query/evaluate-query';
import { parseQuery } from '@expenseai/core/query/parse-query';
import { printQuery } from '@expenseai/core/query/print-query';
import { allOf, anyOf, not, type Query, type QuerySplit } from '@expenseai/core/query/tree';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { prepareQuery } from './query-context.ts';

let app: TestApp;
let person: Person;
let base: string;
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
  base = `/api/v1/ledgers/${person.ledgerId}`;
});
afterAll(() => app.close());

const payees = ['Café Müller', 'REWE', 'O’Brien & Sons', 'スーパー', '100% Fun'];
const tags = ['work', 'Trip', 'café'];

async function fill(): Promise<{ accountIds: string[]; categories: { id: string; name: string }[] }> {
  const [cash] = await app.db.asSuperuser<{ id: string }>('select id from accounts where ledger_id = $1', [
    person.ledgerId,
  ]);
  const yen = '0192f000-0000-7000-8000-00000000000a';
  await app.db.asSuperuser(
    `insert into accounts (ledger_id, id, name, kind, currency, created_operation_id, version) values ($1, $2, 'Yen', 'current', 'JPY', $2, 0)`,
    [person.ledgerId, yen],
  );
  const categories = await app.db.asSuperuser<{ id: string; name: string }>(
    'select id, name from categories where ledger_id = $1 order by kind, name limit 8',
    [person.ledgerId],
  );
  return { accountIds: [cash?.id ?? '', yen], categories };
}

/** A ledger with every kind of transaction, from a fixed sequence. */
async function write(accountIds: string[], categories: { id: string }[]): Promise<void> {
  for (let index = 0; index < 70; index++) {
    const value = ((index * 7919) % 20_000) - 10_000 || 1;
    const half = Math.trunc(value / 2);
    const common = {
      date: new Date(Date.UTC(2025, 10, 1 + ((index * 13) % 180))).toISOString().slice(0, 10),
      accountId: accountIds[index % 2],
      amount: value,
      ...(index % 3 ? { payee: payees[index % payees.length] } : {}),
      ...(index % 4 ? {} : { notes: `note ${index} 50% off_` }),
      ...(index % 5 ? {} : { tags: [tags[index % tags.length]] }),
      status: index % 6 ? 'cleared' : 'pending',
    };
    const kind = index % 7;
    const body =
      kind === 0
        ? { ...common, transferAccountId: accountIds[(index + 1) % 2], transferAmount: -value }
        : kind === 1
          ? {
              ...common,
              splits: [
                { categoryId: categories[index % 8]?.id, amount: half },
                { categoryId: null, amount: value - half, notes: 'rest' },
              ],
            }
          : kind < 5
            ? { ...common, categoryId: categories[index % 8]?.id }
            : common;
    const { status } = await person.ask('POST', `${base}/transactions`, { body });
    expect(status).toBe(201);
  }
}

/** All splits as the in-memory interpreter sees them, with the transaction of each. */
async function splits(): Promise<{ id: string; split: QuerySplit }[]> {
  const rows = await app.db.asSuperuser<Record<string, never>>(
    `select t.id, t.date::text, s.amount::float8, a.currency, t.account_id, s.category_id, t.payee_id, t.tags, t.status, s.is_transfer,
       not t.needs_review as is_reviewed, t.import_id is not null as is_imported,
       (select count(*)::integer from splits x where x.ledger_id = t.ledger_id and x.transaction_id = t.id) as split_count,
       coalesce(t.notes, '') <> '' or coalesce(s.notes, '') <> '' as has_notes, t.search_text
     from transactions t join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id
     join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
     where t.ledger_id = $1`,
    [person.ledgerId],
  );
  return rows.map((row) => ({
    id: row.id ?? '',
    split: {
      date: row.date as unknown as PlainDate,
      amount: amount(Number(row.amount)),
      currency: String(row.currency),
      accountId: String(row.account_id),
      categoryId: row.category_id,
      payeeId: row.payee_id,
      tags: row.tags as unknown as string[],
      status: row.status as unknown as QuerySplit['status'],
      isTransfer: row.is_transfer === true,
      isReviewed: row.is_reviewed === true,
      isImported: row.is_imported === true,
      splitCount: Number(row.split_count),
      hasReceipt: false,
      hasNotes: row.has_notes === true,
      scheduleId: null,
      searchText: String(row.search_text),
    } as unknown as QuerySplit,
  }));
}

const name = (...names: string[]) => fc.constantFrom(...names).map((value) => ({ by: 'name' as const, name: value }));
const amounts = ['>20', '>=9.99', '<50.5', '<=0', '20..77', '=9.99', '20', '>0', '<0', '-50..-1', '+5..77'].map(
  (range) => parseQuery(`amount:${range}`),
);
const leaf = (categoryNames: string[]): fc.Arbitrary<Query> =>
  fc.oneof(
    fc
      .constantFrom('cafe', 'müller', 'rewe', 'sons', 'o brien', '50% off', 'off_', 'スー', 'x', '&', 'note 1')
      .map((text) => ({ type: 'text' as const, text })),
    name(...categoryNames, 'nothing').map((target) => ({ type: 'category' as const, target })),
    fc.constant({ type: 'category' as const, target: { by: 'none' as const } }),
    name('cash', 'yen', 'nowhere').map((target) => ({ type: 'account' as const, target })),
    name(...payees, 'Nobody').map((target) => ({ type: 'payee' as const, target })),
    fc.constant({ type: 'payee' as const, target: { by: 'none' as const } }),
    fc.constantFrom('work', 'TRIP', 'cafe', 'none').map((tag) => ({ type: 'tag' as const, name: tag })),
    fc.constantFrom(...amounts),
    fc
      .constantFrom('2026-01', 'last-month', 'this-year', '2025-11-15', 'last-30-days')
      .map((word) => ({ type: 'date' as const, from: word, to: word })),
    fc.constantFrom('pending', 'cleared').map((status) => ({ type: 'status' as const, status: status as 'pending' })),
    fc.constantFrom('income', 'expense', 'transfer').map((kind) => ({ type: 'kind' as const, kind: kind as 'income' })),
    fc
      .constantFrom('unreviewed', 'split', 'recurring', 'imported')
      .map((property) => ({ type: 'is' as const, property: property as 'split' })),
    fc.constantFrom('receipt', 'notes', 'tag').map((part) => ({ type: 'has' as const, part: part as 'tag' })),
    fc.constantFrom('EUR', 'JPY', 'USD').map((currency) => ({ type: 'currency' as const, currency })),
  ) as fc.Arbitrary<Query>;

const tree = (categoryNames: string[]): fc.Arbitrary<Query> =>
  fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf(categoryNames),
      fc.array(tie('query'), { minLength: 1, maxLength: 3 }).map(allOf),
      fc.tuple(tie('query'), tie('query')).map(([a, b]) => anyOf([a, b])),
      tie('query').map(not),
    ),
  })).query;

test('SQL and the in-memory interpreter list the same transactions and sum the same splits', async () => {
  const { accountIds, categories } = await fill();
  await write(accountIds, categories);
  const all = await splits();
  const currencies = [...new Set(all.map(({ split }) => split.currency))].sort();
  await fc.assert(
    fc.asyncProperty(tree(categories.map((category) => category.name)), async (query) => {
      const q = printQuery(query);
      const { query: parsed, context } = await app.db.database.inLedger(person.ledgerId, (session) =>
        prepareQuery(session, { ledgerId: person.ledgerId, timeZone: 'UTC', weekStart: 1 }, q, new Date()),
      );
      const matches = compileQuery(parsed, context);
      const hits = all.filter(({ split }) => matches(split));
      const listed = await person.ask('GET', `${base}/transactions?limit=500&q=${encodeURIComponent(q)}`);
      expect(listed.status, q).toBe(200);
      const ids = listed.body.items.map((item: { id: string }) => item.id);
      expect([...ids].sort(), q).toEqual([...new Set(hits.map(({ id }) => id))].sort());
      const summary = await person.ask('GET', `${base}/transactions/summary?q=${encodeURIComponent(q)}`);
      const distinct = (which: (split: QuerySplit) => boolean) =>
        new Set(hits.flatMap(({ id, split }) => (which(split) ? id : []))).size;
      expect(summary.body, q).toMatchObject({
        count: ids.length,
        transferCount: distinct((split) => split.isTransfer),
        pendingCount: distinct((split) => split.status === 'pending'),
      });
      const sums = currencies.flatMap((currency) => {
        const own = hits.filter(({ split }) => split.currency === currency);
        const sum = (which: (split: QuerySplit) => boolean) =>
          own.reduce((total, { split }) => total + (which(split) ? split.amount : 0), 0);
        const kindOf = (split: QuerySplit) => {
          if (split.isTransfer) return 'transfer';
          const kind = split.categoryId === null ? undefined : context.names.kindOf(split.categoryId);
          return kind ?? (split.amount > 0 ? 'income' : 'expense');
        };
        const income = sum((split) => kindOf(split) === 'income');
        const expense = sum((split) => kindOf(split) === 'expense');
        return own.length === 0 ? [] : [{ currency, income, expense, net: sum(() => true) }];
      });
      expect(summary.body.sums, q).toEqual(sums);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('pages by key give every transaction once, in order, also along one category', async () => {
  for (const q of ['', 'type:expense', 'category:groceries OR category:none']) {
    const whole = await person.ask('GET', `${base}/transactions?limit=500&q=${encodeURIComponent(q)}`);
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await person.ask(
        'GET',
        `${base}/transactions?limit=7&q=${encodeURIComponent(q)}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      ids.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor;
    }
    expect(ids).toEqual(whole.body.items.map((item: { id: string }) => item.id));
  }
});
