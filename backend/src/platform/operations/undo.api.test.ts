import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whileLocked } from '../../testing/bring-in.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { countDifferingTotals } from './totals.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const tables = [
  'accounts',
  'categories',
  'payees',
  'tags',
  'views',
  'transactions',
  'splits',
  'month_totals',
  'day_totals',
  'remembered_lines',
  'category_models',
];

const everyRow = tables
  .map((table) => `select '${table}' as name, to_jsonb(t) as row from ${table} t where ledger_id = $1`)
  .join(' union all ');

/** Every row of the ledger, as it is. */
function snapshot(ledgerId: string): Promise<{ name: string; row: unknown }[]> {
  return app.db.asSuperuser(`select * from (${everyRow}) r order by name, row::text`, [ledgerId]);
}

const waitingForLedgers = async () =>
  (await app.db.asSuperuser("select from pg_locks where relation = 'ledgers'::regclass and not granted")).length;

const differingTotals = (ledgerId: string) =>
  app.db.database.inLedger(ledgerId, ({ db }) => countDifferingTotals(db, ledgerId));

type Step =
  | { do: 'create'; day: number; amount: number; payee: number; category: number | null }
  | { do: 'transfer'; day: number; amount: number }
  | { do: 'split'; which: number; share: number }
  | { do: 'edit'; which: number; amount: number; payee: number; tag: number }
  | { do: 'categorise'; which: number; category: number }
  | { do: 'delete'; which: number }
  | { do: 'bulk'; payee: number; category: number; tag: number }
  | { do: 'merge'; what: 'categories' | 'payees' | 'tags'; from: number; into: number };

const small = fc.integer({ min: 0, max: 4 });
const money = fc.integer({ min: -99_999, max: 99_999 }).filter((amount) => amount !== 0);
const which = fc.integer({ min: 0, max: 30 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    day: fc.integer({ min: 1, max: 90 }),
    amount: money,
    payee: small,
    category: fc.option(small),
  }),
  fc.record({ do: fc.constant('transfer' as const), day: fc.integer({ min: 1, max: 90 }), amount: money }),
  fc.record({ do: fc.constant('split' as const), which, share: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ do: fc.constant('edit' as const), which, amount: money, payee: small, tag: small }),
  fc.record({ do: fc.constant('categorise' as const), which, category: small }),
  fc.record({ do: fc.constant('delete' as const), which }),
  fc.record({ do: fc.constant('bulk' as const), payee: small, category: small, tag: small }),
  fc.record({
    do: fc.constant('merge' as const),
    what: fc.constantFrom('categories', 'payees', 'tags'),
    from: small,
    into: small,
  }),
);

interface World {
  person: Person;
  base: string;
  accountIds: string[];
  categoryIds: string[];
}

async function world(): Promise<World> {
  const person = await app.signUp();
  const base = `/api/v1/ledgers/${person.ledgerId}`;
  const [cash] = await app.db.asSuperuser<{ id: string }>('select id from accounts where ledger_id = $1', [
    person.ledgerId,
  ]);
  const second = '0192f000-0000-7000-8000-000000000001';
  await app.db.asSuperuser(
    `insert into accounts (ledger_id, id, name, kind, currency, created_operation_id, version)
     values ($1, $2, 'Savings', 'savings', 'EUR', $2, 0)`,
    [person.ledgerId, second],
  );
  const categories = await app.db.asSuperuser<{ id: string }>(
    'select id from categories where ledger_id = $1 order by position, id limit 5',
    [person.ledgerId],
  );
  return { person, base, accountIds: [cash?.id ?? '', second], categoryIds: categories.map(({ id }) => id) };
}

const dayOf = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);

/** Does a step; gives the operation's id, or null where the ledger refused or nothing changed. */
async function perform({ person, base, accountIds, categoryIds }: World, item: Step): Promise<string | null> {
  const { body } = await person.ask('GET', `${base}/transactions?limit=500`);
  const target = 'which' in item ? body.items[item.which % Math.max(1, body.items.length)] : undefined;
  if ('which' in item && !target) return null;
  const at = `${base}/transactions/${target?.id}`;
  const known = item.do === 'merge' ? (await person.ask('GET', `${base}/${item.what}`)).body.items : [];
  const idAt = (n: number) => known[n % Math.max(1, known.length)]?.id ?? person.userId;
  const answer = await send();
  expect(answer.status).toBeLessThan(500);
  return answer.headers.get('operation-id');

  function send() {
    switch (item.do) {
      case 'create':
        return person.ask('POST', `${base}/transactions`, {
          body: {
            date: dayOf(item.day),
            accountId: accountIds[item.day % 2],
            amount: item.amount,
            payee: `Payee ${item.payee}`,
            ...(item.category === null ? {} : { categoryId: categoryIds[item.category] }),
          },
        });
      case 'transfer':
        return person.ask('POST', `${base}/transactions`, {
          body: {
            date: dayOf(item.day),
            accountId: accountIds[0],
            transferAccountId: accountIds[1],
            amount: item.amount,
          },
        });
      case 'split':
        return person.ask('PATCH', at, {
          body: {
            splits: [
              { categoryId: categoryIds[0], amount: item.share },
              { categoryId: categoryIds[1], amount: target.amount - item.share },
            ],
          },
        });
      case 'edit':
        return person.ask('PATCH', at, {
          body: { amount: item.amount, payee: `Payee ${item.payee}`, tags: [`tag${item.tag}`] },
        });
      case 'categorise':
        return person.ask('PATCH', at, { body: { categoryId: categoryIds[item.category] } });
      case 'delete':
        return person.ask('DELETE', at);
      case 'bulk':
        return person.ask('POST', `${base}/transactions/bulk`, {
          body: {
            q: `payee:"Payee ${item.payee}"`,
            set: { categoryId: categoryIds[item.category], addTags: [`tag${item.tag}`] },
          },
        });
      case 'merge':
        return item.what === 'payees'
          ? person.ask('POST', `${base}/payees/merge`, { body: { ids: [idAt(item.from)], into: idAt(item.into) } })
          : person.ask('POST', `${base}/${item.what}/${idAt(item.from)}/merge`, { body: { into: idAt(item.into) } });
    }
  }
}

test('undo of any operations in reverse order restores the exact rows and totals, and redo makes them again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const here = await world();
      const { person, base } = here;
      const done: { id: string; before: unknown; after: unknown }[] = [];
      let before = await snapshot(person.ledgerId);
      for (const item of steps) {
        const id = await perform(here, item);
        const after = await snapshot(person.ledgerId);
        if (id === null) expect(after).toEqual(before);
        else done.push({ id, before, after });
        before = after;
      }
      expect(await differingTotals(person.ledgerId)).toBe(0);
      for (const operation of done.toReversed()) {
        expect((await person.ask('POST', `${base}/operations/${operation.id}/undo`)).status).toBe(200);
        expect(await snapshot(person.ledgerId)).toEqual(operation.before);
      }
      for (const operation of done) {
        expect((await person.ask('POST', `${base}/operations/${operation.id}/redo`)).status).toBe(200);
        expect(await snapshot(person.ledgerId)).toEqual(operation.after);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('an undo that would overwrite later changes is refused with their list, and takes them along when asked', async () => {
  const here = await world();
  const { person, base, accountIds, categoryIds } = here;
  const before = await snapshot(person.ledgerId);
  const created = await person.ask('POST', `${base}/transactions`, {
    body: { date: '2026-03-01', accountId: accountIds[0], amount: -500, payee: 'Corner' },
  });
  const first = created.headers.get('operation-id');
  const edited = await person.ask('PATCH', `${base}/transactions/${created.body.id}`, {
    body: { categoryId: categoryIds[0] },
  });
  const second = edited.headers.get('operation-id');
  const middle = await snapshot(person.ledgerId);

  const refused = await person.ask('POST', `${base}/operations/${first}/undo`);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    type: '/problems/undo-conflict',
    operations: [{ id: second, kind: 'transaction.update' }],
  });
  expect(await snapshot(person.ledgerId)).toEqual(middle);

  const taken = await person.ask('POST', `${base}/operations/${first}/undo`, { body: { withLater: true } });
  expect(taken.body.undone.map((operation: { id: string }) => operation.id)).toEqual([second, first]);
  expect(await snapshot(person.ledgerId)).toEqual(before);

  // What is undone doesn't count as later, and can't be redone out of its order.
  const tooEarly = await person.ask('POST', `${base}/operations/${second}/redo`);
  expect(tooEarly.status).toBe(409);
  expect((await person.ask('POST', `${base}/operations/${first}/redo`)).status).toBe(200);
  expect((await person.ask('POST', `${base}/operations/${second}/redo`)).status).toBe(200);
  expect(await snapshot(person.ledgerId)).toEqual(middle);
});

test('what a deleted transaction refers to and was deleted after it comes back with it', async () => {
  const { person, base, categoryIds } = await world();
  const account = await person.ask('POST', `${base}/accounts`, { body: { name: 'Card', kind: 'credit_card' } });
  const created = await person.ask('POST', `${base}/transactions`, {
    body: { date: '2026-03-01', accountId: account.body.id, amount: -500, categoryId: categoryIds[0] },
  });
  const before = await snapshot(person.ledgerId);
  const deleted = await person.ask('DELETE', `${base}/transactions/${created.body.id}`);
  const closing = await person.ask('DELETE', `${base}/accounts/${account.body.id}`);
  expect(closing.status).toBe(204);
  const undo = `${base}/operations/${deleted.headers.get('operation-id')}/undo`;
  const refused = await person.ask('POST', undo);
  expect(refused.status).toBe(409);
  expect(refused.body.operations).toMatchObject([{ id: closing.headers.get('operation-id'), kind: 'account.delete' }]);
  expect((await person.ask('POST', undo, { body: { withLater: true } })).status).toBe(200);
  expect(await snapshot(person.ledgerId)).toEqual(before);
});

test.each(['undo', 'redo'])('%s asked for twice at once is done once, and nothing is lost', async (what) => {
  const { person, base, accountIds, categoryIds } = await world();
  const created = await person.ask('POST', `${base}/transactions`, {
    body: { date: '2026-03-01', accountId: accountIds[0], amount: -500, categoryId: categoryIds[0] },
  });
  const path = `${base}/transactions/${created.body.id}`;
  const edited = await person.ask('PATCH', path, { body: { categoryId: categoryIds[1], notes: 'mine' } });
  const revise = (how: string) => person.ask('POST', `${base}/operations/${edited.headers.get('operation-id')}/${how}`);
  const after = await snapshot(person.ledgerId);
  if (what === 'redo') await revise('undo');
  let twins: Promise<Answered>[] = [];
  await whileLocked(app, 'ledgers', async () => {
    twins = [revise(what), revise(what)];
    await expect.poll(waitingForLedgers).toBe(2);
  });
  expect((await Promise.all(twins)).map(({ status }) => status)).toEqual([200, 200]);
  if (what === 'undo') await revise('redo');
  expect(await snapshot(person.ledgerId)).toEqual(after);
});

test('four writers at once on one ledger end with totals equal to a recomputation', async () => {
  const here = await world();
  const { person, base, accountIds, categoryIds } = here;
  const writer = async (number: number) => {
    for (let index = 0; index < 12; index++) {
      const { body } = await person.ask('POST', `${base}/transactions`, {
        body: {
          date: dayOf(1 + ((number * 7 + index) % 60)),
          accountId: accountIds[index % 2],
          amount: -100 * (index + 1),
          payee: `P${index % 3}`,
        },
      });
      await person.ask('PATCH', `${base}/transactions/${body.id}`, {
        body: { categoryId: categoryIds[(number + index) % 5] },
      });
      if (index % 4 === 3) await person.ask('DELETE', `${base}/transactions/${body.id}`);
    }
  };
  await Promise.all([1, 2, 3, 4].map(writer));
  const { body } = await person.ask('GET', `${base}/transactions/summary`);
  expect(body.count).toBe(36);
  expect(await differingTotals(person.ledgerId)).toBe(0);
}, 60_000);

test('a request that changes nothing makes no operation', async () => {
  const here = await world();
  const { person, base, accountIds } = here;
  const created = await person.ask('POST', `${base}/transactions`, {
    body: { date: '2026-03-01', accountId: accountIds[0], amount: -500, payee: 'Corner', notes: 'a' },
  });
  const same = await person.ask('PATCH', `${base}/transactions/${created.body.id}`, {
    body: { notes: 'a', payee: 'Corner', amount: -500 },
  });
  expect(same.status).toBe(200);
  expect(same.headers.get('operation-id')).toBeNull();
  expect(same.body.version).toBe(created.body.version);
});
