import { randomBytes } from 'node:crypto';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { Encryption, type Place } from './encryption.ts';
import { measureSecrets } from './measure-secrets.ts';
import { countSealedByKey, resealValues } from './sealed-values.ts';
import { noteSecrets, secretAges } from './secret-ages.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const [old, fresh] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
const before = new Encryption({ current: old });
const rotated = new Encryption({ current: fresh, previous: old });
const people = Array.from({ length: 450 }, (_, n) => `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`);

function placeOf(userId: string): Place {
  return { column: 'totp_secrets.secret', id: userId };
}

beforeEach(async () => {
  await db.asSuperuser('truncate users cascade');
  const rows = people.map((id) => ({
    id,
    email: `${id}@example.org`,
    secret: before.seal(`secret of ${id}`, placeOf(id)),
  }));
  await db.asSuperuser(
    `with made as (select * from jsonb_to_recordset($1) as r (id uuid, email text, secret text)),
       people as (insert into users (id, email, locale, time_zone) select id, email, 'en', 'UTC' from made)
     insert into totp_secrets (user_id, secret) select id, secret from made`,
    [JSON.stringify(rows)],
  );
});

async function sealedOf(userId: string): Promise<string> {
  const [row] = await db.asSuperuser<{ secret: string }>('select secret from totp_secrets where user_id = $1', [
    userId,
  ]);
  return row?.secret ?? '';
}

test('a new key reaches every sealed value, which still opens; then nothing needs the old one', async () => {
  const { pool } = db.database;
  expect(await countSealedByKey(pool)).toEqual(new Map([[before.keyId, people.length]]));
  expect(await resealValues(pool, before)).toBe(0);
  expect(await resealValues(pool, new Encryption({ current: old, next: fresh }))).toBe(0);
  expect(await resealValues(pool, rotated)).toBe(people.length);
  expect(await countSealedByKey(pool)).toEqual(new Map([[rotated.keyId, people.length]]));
  const alone = new Encryption({ current: fresh });
  for (const id of people) expect(alone.open(await sealedOf(id), placeOf(id))).toBe(`secret of ${id}`);
  expect(await resealValues(pool, rotated)).toBe(0);
});

test('a damaged value is kept and counted, and holds up no other', async () => {
  const [damaged = ''] = people;
  const text = (await sealedOf(damaged)).slice(0, -4);
  await db.asSuperuser('update totp_secrets set secret = $1 where user_id = $2', [text, damaged]);
  expect(await resealValues(db.database.pool, rotated)).toBe(people.length - 1);
  expect(await sealedOf(damaged)).toBe(text);
  expect((await countSealedByKey(db.database.pool)).get(before.keyId)).toBe(1);
});

test('metrics tell the age of each secret and what each key has sealed', async () => {
  const { pool } = db.database;
  const secrets = new Map([
    ['JWT_SECRET', old],
    ['ENCRYPTION_KEY', fresh],
  ]);
  await noteSecrets(pool, secrets);
  await db.asSuperuser(`update known_secrets set first_seen_at = now() - interval '91 days' where name = 'JWT_SECRET'`);
  // Another start, and another instance, keep the first date.
  await noteSecrets(pool, secrets);
  expect(await secretAges(pool, secrets)).toEqual([
    { name: 'ENCRYPTION_KEY', days: 0 },
    { name: 'JWT_SECRET', days: 91 },
  ]);
  const registry = new Registry();
  measureSecrets(registry, pool, secrets, rotated);
  const text = await registry.metrics();
  expect(text).toContain('expenseai_secret_age_days{secret="JWT_SECRET"} 91');
  expect(text).toContain('expenseai_sealed_values{key="current"} 0');
  expect(text).toContain(`expenseai_sealed_values{key="previous"} ${people.length}`);
  const withoutKey = new Registry();
  measureSecrets(withoutKey, pool, secrets, new Encryption({ current: fresh }));
  expect(await withoutKey.metrics()).toContain(`expenseai_sealed_values{key="lost"} ${people.length}`);

  await noteSecrets(pool, new Map([['JWT_SECRET', fresh]]));
  expect(await secretAges(pool, new Map([['JWT_SECRET', fresh]]))).toEqual([{ name: 'JWT_SECRET', days: 0 }]);
});
