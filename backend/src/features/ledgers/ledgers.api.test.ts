import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cleanPayee, payeeKey } from '@expenseai/core/categorising/clean-payee';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bringIn, transactionsOf, upload, whileLocked } from '../../testing/bring-in.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let path: string;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  path = `/api/v1/ledgers/${person.ledgerId}`;
});

/** Rows of a ledger in every table that has one, but for its audit log. */
async function rowsOf(ledgerId: string): Promise<number> {
  const tables = await app.db.asSuperuser<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'ledger_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'audit_events'`,
  );
  let rows = 0;
  for (const { name } of tables)
    rows += (await app.db.asSuperuser(`select from ${name} where ledger_id = $1`, [ledgerId])).length;
  return rows;
}

/** Waits until so many sessions wait for a lock. */
async function sessionsWait(count: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const waiting = await app.db.asSuperuser(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (waiting.length >= count) return;
    await delay(20);
  }
  throw new Error(`${count} sessions don’t wait`);
}

it('a bank file that is brought into the demo finds the payees that are there', async () => {
  await app.startJobs();
  const made = await person.ask('POST', '/api/v1/ledgers', { body: { name: 'Demo', currency: 'EUR', demo: true } });
  const demo = { ...person, ledgerId: made.body.id };
  const known = (await transactionsOf(demo)).find(
    ({ descriptor, payee }) => descriptor && payee && payeeKey(cleanPayee(descriptor)) !== payeeKey(payee.name),
  );
  await bringIn(demo, `Date,Description,Amount\n2020-03-02,"${known?.descriptor}",-4.20\n`);
  const [brought] = await transactionsOf(demo, 'date:2020-03-02');
  expect(brought?.payee).toEqual(known?.payee);
});

describe('deleting a ledger', () => {
  it('takes everything of it, its files too, but for its audit log', async () => {
    const made = await person.ask('POST', '/api/v1/ledgers', { body: { name: 'Demo', currency: 'EUR', demo: true } });
    const ledger = { ...person, ledgerId: made.body.id };
    await upload(ledger, 'Date,Description,Amount\n2026-03-02,COFFEE,-4.20\n');
    const files = join(app.dataDir, 'imports', ledger.ledgerId);
    expect([(await rowsOf(ledger.ledgerId)) > 1_000, existsSync(files)]).toEqual([true, true]);
    const logged = app.audit.length;
    expect((await person.ask('DELETE', `/api/v1/ledgers/${ledger.ledgerId}`)).status).toBe(204);
    expect([await rowsOf(ledger.ledgerId), existsSync(files)]).toEqual([0, false]);
    expect((await person.ask('GET', `/api/v1/ledgers/${ledger.ledgerId}`)).status).toBe(404);
    expect((await person.ask('GET', path)).status).toBe(200);

    const events = await app.db.asSuperuser(
      'select event, user_id, subject_id from audit_events where ledger_id = $1 order by sequence',
      [ledger.ledgerId],
    );
    expect(events.at(-1)).toEqual({ event: 'ledger.delete', user_id: person.userId, subject_id: ledger.ledgerId });
    expect(app.audit.slice(logged).map((line) => JSON.parse(line))).toMatchObject([
      { event: 'ledger.delete', ledgerId: ledger.ledgerId, userId: person.userId },
    ]);
  });

  it('takes what an import writes at that moment too', async () => {
    const { ledgerId } = person;
    const { body } = await upload(person, 'Date,Description,Amount\n2026-03-02,COFFEE,-4.20\n');
    const copyOf = (ofOther: string) => `insert into imports select (json_populate_record(i, '${ofOther}')).*
      from imports i where id = $1`;
    await app.db.asSuperuser('begin');
    await app.db.asSuperuser(copyOf(JSON.stringify({ id: randomUUID(), status: 'failed' })), [body.id]);
    await app.db.asSuperuser('insert into proposals (ledger_id, import_id, chunk, lines) values ($1, $2, 9, $3)', [
      ledgerId,
      body.id,
      Buffer.alloc(1),
    ]);
    const deletion = person.ask('DELETE', path);
    await sessionsWait(1);
    await app.db.asSuperuser('commit');
    expect((await deletion).status).toBe(204);
    expect(await rowsOf(ledgerId)).toBe(0);
  });

  it('refuses what is uploaded at that moment as a ledger that is gone', async () => {
    let deletion: Promise<Answered> | undefined;
    let sent: Promise<Answered> | undefined;
    await whileLocked(app, 'audit_events', async () => {
      deletion = person.ask('DELETE', path);
      await sessionsWait(1);
      sent = upload(person, 'Date,Description,Amount\n2026-03-02,COFFEE,-4.20\n');
      await sessionsWait(2);
    });
    expect((await deletion)?.status).toBe(204);
    expect((await sent)?.status).toBe(404);
    expect(await rowsOf(person.ledgerId)).toBe(0);
  });

  it('is for who owns it at that moment', async () => {
    const other = await app.signUp();
    const body = { email: other.email, role: 'owner' };
    expect((await person.ask('POST', `${path}/members`, { body })).status).toBe(201);
    let demotion: Promise<Answered> | undefined;
    let deletion: Promise<Answered> | undefined;
    // Admitted as an owner, and an editor by the time that the ledger's lock is had.
    await whileLocked(app, 'audit_events', async () => {
      demotion = person.ask('PATCH', `${path}/members/${other.userId}`, { body: { role: 'editor' } });
      await sessionsWait(1);
      deletion = other.ask('DELETE', path);
      await sessionsWait(2);
    });
    expect((await demotion)?.status).toBe(200);
    expect((await deletion)?.status).toBe(403);
    expect((await person.ask('GET', path)).status).toBe(200);
  });

  it('ends the open streams of all who shared it', async () => {
    const stream = await fetch(`${app.url}${path}/events`, {
      headers: { authorization: `Bearer ${person.accessToken}` },
    });
    const reader = stream.body?.getReader();
    await reader?.read();
    const end = (async () => {
      while (!(await reader?.read())?.done);
      return 'ended';
    })();
    expect((await person.ask('DELETE', path)).status).toBe(204);
    expect(await end).toBe('ended');
  });
});
