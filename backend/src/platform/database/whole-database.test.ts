import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringIn, stateOf } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { countDifferingTotals } from '../operations/totals.ts';
import { migrate, migrationNames } from './migrate.ts';
import { type RowSum, RowSummer } from './row-sum.ts';
import { DatabaseNotEmpty, loadWhole, readWhole, sumRows } from './whole-database.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
  person = await app.signUp('Zoë\t"O’Brien" \\N');
  const lines = Array.from(
    { length: 300 },
    (_, n) => `2026-03-${String((n % 28) + 1).padStart(2, '0')},Café ${n},-${n}.50`,
  );
  await bringIn(person, `Date,Payee,Amount\n${lines.join('\n')}\n`);
  await app.db.asSuperuser(`
    select graphile_worker.add_job('nobody.does.this', payload := '{"a": 1}', queue_name := 'slowly',
      run_at := now() + interval '1 day', max_attempts := 7, job_key := 'once')`);
}, 60_000);
afterAll(() => app.close());

type Sums = Record<string, RowSum>;

/** Copies everything into another database as a backup and its restore do; gives the sums of what was read and of what came to be. */
async function copyTo(target: TestDatabase, afterTable: (name: string) => Promise<void> = async () => undefined) {
  const [read, loaded]: [Sums, Sums] = [{}, {}];
  await readWhole(app.db.connections.owner, (snapshot) =>
    loadWhole(target.connections.owner, async ({ tables, load, sum }) => {
      expect(tables).toEqual(snapshot.tables);
      for (const table of tables) {
        const summer = new RowSummer();
        await Promise.all([pipeline(snapshot.read(table), summer), load(table, summer)]);
        read[table.name] = summer.total;
        loaded[table.name] = await sum(table);
        await afterTable(table.name);
      }
    }),
  );
  return { read, loaded };
}

async function inCopy<T>(work: (target: TestDatabase) => Promise<T>): Promise<T> {
  const target = await createTestDatabase();
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}

/** Every index, key and protection of the tables. */
const shape = (db: TestDatabase) =>
  db.asSuperuser(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
    union all select conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select oid::regclass::text, relforcerowsecurity::text from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
    order by 1, 2`);

test('a copy has the same rows, keys and indexes, and its ledgers are whole', () =>
  inCopy(async (target) => {
    const { read, loaded } = await copyTo(target);
    expect(loaded).toEqual(read);
    expect(read.transactions).toMatchObject({ rows: 300 });
    expect(read.jobs?.rows).toBeGreaterThan(0);
    expect(await shape(target)).toEqual(await shape(app.db));
    const differing = await target.database.inLedger(person.ledgerId, ({ db }) =>
      countDifferingTotals(db, person.ledgerId),
    );
    expect(differing).toBe(0);
    const jobs = 'select queue_name, run_at, max_attempts, key from graphile_worker.jobs where task_identifier = $1';
    expect(await target.asSuperuser(jobs, ['nobody.does.this'])).toEqual(
      await app.db.asSuperuser(jobs, ['nobody.does.this']),
    );
    expect(await target.asSuperuser('select name from users')).toEqual([{ name: 'Zoë\t"O’Brien" \\N' }]);
  }));

test('a copy that is made while others write is one moment of theirs', () =>
  inCopy(async (target) => {
    let isOver = false;
    let written = 0;
    const { body } = await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}/accounts`);
    const write = async (day: number): Promise<void> => {
      while (!isOver) {
        const transaction = {
          date: `2026-05-0${day}`,
          accountId: body.items[0].id,
          amount: -100 - day,
          payee: `Shop ${day}`,
        };
        const { status } = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/transactions`, {
          body: transaction,
        });
        if (status === 201) written += 1;
      }
    };
    const writers = [1, 2, 3].map(write);
    try {
      // At each table somebody has written since the one before was read.
      await copyTo(target, async () => {
        const before = written;
        while (written === before) await new Promise((resolve) => setTimeout(resolve, 5));
      });
    } finally {
      isOver = true;
      await Promise.all(writers);
    }
    const [counts] = await target.asSuperuser(`
      select (select count(*) from transactions)::integer as transactions, (select count(distinct transaction_id) from splits)::integer as splits,
        (select count(*) from operations)::integer as operations, (select version from ledgers)::integer as version,
        (select count(*) from audit_events)::integer as events`);
    expect(counts).toMatchObject({
      splits: counts?.transactions,
      operations: counts?.version,
      events: counts?.version,
    });
    expect(counts?.transactions).toBeLessThan((await stateOf(app, person)).transactions);
    const differing = await target.database.inLedger(person.ledgerId, ({ db }) =>
      countDifferingTotals(db, person.ledgerId),
    );
    expect(differing).toBe(0);
  }));

test('nothing is loaded into a database that has people', async () => {
  await expect(loadWhole(app.db.connections.owner, async () => undefined)).rejects.toThrow(DatabaseNotEmpty);
});

test('rows that point nowhere leave nothing, and neither does a load that breaks off', () =>
  inCopy(async (target) => {
    const before = await shape(target);
    const planted = loadWhole(target.connections.owner, async ({ tables, load }) => {
      const members = tables.find(({ name }) => name === 'members');
      if (members?.columns.join() !== 'ledger_id,user_id,role,added_at') throw new Error('the columns of members');
      const row = [person.ledgerId, person.userId, 'owner', '2026-01-01'].join('\t');
      await load(members, Readable.from([Buffer.from(`${row}\n`)]));
    });
    await expect(planted).rejects.toThrow('members_');
    const broken = loadWhole(target.connections.owner, async ({ tables, load }) => {
      const users = tables.find(({ name }) => name === 'users');
      if (users) await load(users, Readable.from(breaksOff()));
    });
    await expect(broken).rejects.toThrow('cable pulled');
    expect(await target.asSuperuser('select from users')).toEqual([]);
    expect(await shape(target)).toEqual(before);
  }));

async function* breaksOff() {
  yield Buffer.from('half a row');
  throw new Error('cable pulled');
}

test('a login from which policies hide rows is refused rather than given a part', async () => {
  const { owner } = app.db.connections;
  await app.db.asSuperuser('drop policy owner on splits');
  await expect(readWhole(owner, async () => undefined)).rejects.toThrow('sees every row');
  await migrate(owner);
  await readWhole(owner, async () => undefined);
});

test('the sum minds every row and how often it is there, and no order', async () => {
  const sumOf = (...chunks: string[]) => sumRows(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
  const sum = await sumOf('a\tb\nc\n');
  expect(sum).toEqual({ rows: 2, sum: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await sumOf('c', '\n', 'a\t', 'b', '\n')).toEqual(sum);
  for (const other of ['a\tb\nd\n', 'a\tb\nc\nc\n', 'a\nb\tc\n', '']) expect(await sumOf(other)).not.toEqual(sum);
  expect(await sumOf('')).toEqual({ rows: 0, sum: '0'.repeat(64) });
});

test('a database is brought to the level of an older version, and never back', async () => {
  const { owner } = app.db.connections;
  await expect(migrate(owner, migrationNames[3])).rejects.toThrow('migrations only go forward');
  expect(await migrate(owner, migrationNames.at(-1))).toEqual([]);
});
