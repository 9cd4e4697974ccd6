import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

interface Statement {
  text: string;
  values: unknown[];
}

let app: TestApp;
let person: Person;
const caught: Statement[] = [];
beforeAll(async () => {
  app = await startTestApp();
  catchStatements(app.db.database.pool, caught);
  const people = [await app.signUp(), await app.signUp(), await app.signUp(), await app.signUp()];
  for (const { ledgerId } of people) await fill(ledgerId);
  await app.db.asSuperuser('vacuum (analyze) transactions, splits, payees, day_totals, month_totals');
  person = people[1] as Person;
}, 120_000);
afterAll(() => app.close());

/** So many that reading all of a table costs more than the few rows of a page. */
const count = 8_000;

/** Transactions of five years, each with a payee, a text and one split, past the API; none of it is looked at for sums. */
async function fill(ledgerId: string): Promise<void> {
  const sql = (text: string) => app.db.asSuperuser(text, [ledgerId]);
  await sql(`insert into payees (ledger_id, id, name, key, created_operation_id, version)
    select $1::uuid, gen_random_uuid(), 'payee ' || n, 'payee ' || n, o.id, 1 from generate_series(1, 100) n,
      (select id from operations where ledger_id = $1::uuid limit 1) o`);
  await sql(`insert into transactions (ledger_id, id, account_id, date, amount, payee_id, status, source, needs_review,
      search_text, tags, created_operation_id, version)
    select $1::uuid, uuidv7(), a.id, current_date - n / 5, -n, p.id, 'cleared', 'hand', n % 500 = 0,
      p.name || case when n % 400 = 0 then ' garden' else '' end, case when n % 300 = 0 then array['work'] else '{}' end,
      p.created_operation_id, 1
    from generate_series(1, ${count}) n
    join (select *, row_number() over (order by id) as at from payees where ledger_id = $1::uuid) p on p.at = n % 100 + 1
    cross join (select id from accounts where ledger_id = $1::uuid limit 1) a`);
  await sql(`insert into splits (ledger_id, transaction_id, n, category_id, amount, base_amount, date, account_id, is_transfer)
    select t.ledger_id, t.id, 1, c.id, t.amount, t.amount, t.date, t.account_id, false
    from transactions t
    join (select id, row_number() over (order by id) as at, count(*) over () as of from categories where ledger_id = $1::uuid) c
      on c.at = -t.amount % c.of + 1
    where t.ledger_id = $1::uuid`);
}

/** Notes what the driver is given, on each connection once. */
function catchStatements(pool: pg.Pool, into: Statement[]): void {
  const known = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    const ask = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((first: string | Statement, ...more: unknown[]) => {
      const text = typeof first === 'string' ? first : first.text;
      const values = typeof first === 'string' ? more[0] : first.values;
      into.push({ text, values: Array.isArray(values) ? values : [] });
      return ask(first, ...more);
    }) as typeof client.query;
  });
}

/** Plans of what a question asks, as the role that asks it. */
async function plansOf(path: string): Promise<string[]> {
  caught.length = 0;
  const { status, body } = await person.ask('GET', path);
  expect([path, status, body.detail]).toEqual([path, 200, undefined]);
  const statements = caught.filter(({ text }) => /^\s*(select|with)\b/i.test(text));
  return app.db.database.inLedger(person.ledgerId, async ({ client }) => {
    const plans: string[] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values });
      plans.push(`${text}\n${rows.map((row) => row['QUERY PLAN']).join('\n')}`);
    }
    return plans;
  });
}

const q = (query: string) => `?q=${encodeURIComponent(query)}`;

it.each([
  'transactions',
  `transactions${q('date:this-month')}`,
  `transactions${q('category:Groceries')}`,
  `transactions${q('account:Cash')}`,
  `transactions${q('payee:"payee 7"')}`,
  `transactions${q('garden')}`,
  `transactions${q('nowhere to be found')}`,
  `transactions${q('tag:work')}`,
  `transactions${q('is:unreviewed')}`,
  'transactions/summary',
  `transactions/summary${q('date:this-month')}`,
  `transactions/summary${q('garden')}`,
  'home',
  'inbox',
  'accounts',
  'categories',
  'payees',
  'payees?search=payee%207',
  'tags',
  'views',
  'reference',
  'operations',
  'imports',
])('%s reads no large table from end to end', async (question) => {
  const plans = await plansOf(`/api/v1/ledgers/${person.ledgerId}/${question}`);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (transactions|splits)\b/);
});
