import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { up } from '../../../migrations/0009_days_count_transactions.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { countDifferingTotals } from '../operations/totals.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
});
afterAll(() => app.close());

test('days that counted splits count transactions after the migration', async () => {
  const { ledgerId } = person;
  const [account] = (await person.ask('GET', `/api/v1/ledgers/${ledgerId}/accounts`)).body.items;
  const splits = [
    { categoryId: null, amount: -300 },
    { categoryId: null, amount: -700 },
  ];
  const body = { accountId: account.id, date: '2026-03-01', amount: -1_000, splits };
  const { status } = await person.ask('POST', `/api/v1/ledgers/${ledgerId}/transactions`, { body });
  expect(status).toBe(201);
  await app.db.asSuperuser('update day_totals set count = 2 where ledger_id = $1', [ledgerId]);
  const differing = () => app.db.database.inLedger(ledgerId, ({ db }) => countDifferingTotals(db, ledgerId));
  expect(await differing()).toBeGreaterThan(0);

  const pool = new pg.Pool({ ...app.db.connections.owner, max: 1 });
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await owner.transaction().execute(up);
  await owner.destroy();
  expect(await differing()).toBe(0);
});
