import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { migrate } from './migrate.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

test('instances that start at once wait for one another, until the last right is granted', async () => {
  const lock = `hashtext('expenseai migrations')`;
  const countWaiting = async () =>
    (await db.asSuperuser(`select from pg_locks where locktype = 'advisory' and not granted and objid = ${lock}::oid`))
      .length;
  await db.asSuperuser(`select pg_advisory_lock(${lock})`);
  const starts = Promise.all([migrate(db.connections.owner), migrate(db.connections.owner)]);
  await expect.poll(countWaiting).toBe(2);
  await db.asSuperuser(`select pg_advisory_unlock(${lock})`);
  expect(await starts).toEqual([[], []]);
});
