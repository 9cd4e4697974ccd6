import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { AuditKeys } from '../audit/audit-keys.ts';
import { Operations } from './operate.ts';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_.close());

test('a bulk write whose parent is missing is refused as a whole, though per-row keys are switched off', async () => {
  const { database, bulkDatabase, asSuperuser } = test_;
  const [ledgerId, userId, accountId] = [uuid(), uuid(), uuid()];
  await asSuperuser(`insert into users (id, email, locale, time_zone) values ($1, 'a@example.org', 'en', 'UTC')`, [
    userId,
  ]);
  await asSuperuser(`insert into ledgers (id, name, currency, time_zone) values ($1, 'Home', 'EUR', 'UTC')`, [
    ledgerId,
  ]);
  await asSuperuser(`insert into members (ledger_id, user_id, role) values ($1, $2, 'editor')`, [ledgerId, userId]);
  await asSuperuser(
    `insert into accounts (ledger_id, id, name, kind, currency, created_operation_id, version)
     values ($1, $2, 'Current', 'current', 'EUR', $2, 0)`,
    [ledgerId, accountId],
  );
  const operations = new Operations({
    database,
    bulkDatabase,
    auditKeys: new AuditKeys({ current: 'key' }),
    writeAuditLine: () => undefined,
    measure: () => undefined,
    now: () => new Date(),
  });
  const write = (missing: 'account' | 'payee' | 'category' | null) =>
    operations.operate({ ledgerId, userId }, { kind: 'import.commit', summary: {}, isBulk: true }, async (change) => {
      const [id, stranger] = [uuid(), uuid()];
      const account = missing === 'account' ? stranger : accountId;
      await change.client.query(
        `insert into transactions (ledger_id, id, account_id, date, amount, payee_id, status, source, created_operation_id, version)
         values ($1, $2, $3, '2026-01-01', -100, $4, 'cleared', 'manual', $5, $6)`,
        [ledgerId, id, account, missing === 'payee' ? stranger : null, change.operationId, change.version],
      );
      await change.client.query(
        `insert into splits (ledger_id, transaction_id, n, category_id, amount, date, account_id, is_transfer)
         values ($1, $2, 1, $3, -100, '2026-01-01', $4, false)`,
        [ledgerId, id, missing === 'category' ? stranger : null, account],
      );
      change.created('transaction', [id]);
    });
  for (const missing of ['account', 'payee', 'category'] as const) {
    await expect(write(missing)).rejects.toMatchObject({ code: 'unknown-reference' });
    expect(await asSuperuser('select id from transactions')).toEqual([]);
  }
  await write(null);
  expect(await asSuperuser('select id from transactions')).toHaveLength(1);
});
