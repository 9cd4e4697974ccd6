import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { migrate } from './migrate.ts';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_.close());

const note = `insert into kysely_migration (name, timestamp) values ($1, '2099-01-01T00:00:00.000Z')`;

test('a release starts on the schema of the one after it, so that a rollout can be taken back', async () => {
  await test_.asSuperuser(note, ['9998_of_the_release_after']);
  await test_.asSuperuser(note, ['9999_another']);
  expect(await migrate(test_.connections.owner)).toEqual([]);
});

test('a migration that is missing in between is no newer release, and is refused', async () => {
  await test_.asSuperuser(note, ['0004_not_ours']);
  await expect(migrate(test_.connections.owner)).rejects.toThrow(/corrupted migrations/);
});
