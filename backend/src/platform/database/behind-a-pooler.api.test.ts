import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { bringIn, transactionsOf } from '../../testing/bring-in.ts';
import { type OwnPostgres, startOwnPostgres } from '../../testing/own-postgres.ts';
import { type OwnServer, startOwnServer } from '../../testing/own-server.ts';
import { type PgBouncer, startPgBouncer } from '../../testing/pgbouncer.ts';

const program = findProgram('pgbouncer');

describe.skipIf(!program)('behind PgBouncer in transaction mode', () => {
  let postgres: OwnPostgres;
  let pooler: PgBouncer;
  let server: OwnServer;
  beforeAll(async () => {
    postgres = await startOwnPostgres();
    pooler = await startPgBouncer(program ?? '', postgres.socketDir);
    const { DATABASE_URL = '' } = postgres.settings;
    server = await startOwnServer({
      ...postgres.settings,
      DATABASE_URL: pooler.url,
      DATABASE_DIRECT_URL: DATABASE_URL,
    });
  });
  afterAll(async () => {
    await server?.stop();
    await pooler?.stop();
    await postgres?.close();
  });

  it('many people read and write at once over two sessions, each in their own ledger', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => server.signUp()));
    await Promise.all(
      people.map(async ({ ask, ledgerId }, person) => {
        const path = `/api/v1/ledgers/${ledgerId}`;
        const { body } = await ask('GET', `${path}/accounts`);
        const accountId = body.items[0].id;
        for (let n = 1; n <= 5; n++) {
          const facts = { date: '2026-03-01', accountId, amount: -(person * 100 + n), payee: `Payee ${person}` };
          expect((await ask('POST', `${path}/transactions`, { body: facts })).status).toBe(201);
          const { items } = (await ask('GET', `${path}/transactions?q=Payee`)).body;
          expect(items).toHaveLength(n);
          expect((await ask('GET', `${path}/home`)).status).toBe(200);
        }
      }),
    );
    for (const [person, someone] of people.entries()) {
      const amounts = (await transactionsOf(someone)).map(({ amount }) => -amount - person * 100);
      expect(amounts.sort()).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it('files are brought in by jobs, and open windows hear of changes', async () => {
    const person = await server.signUp();
    const { body } = await fetch(`${server.url}/api/v1/ledgers/${person.ledgerId}/events`, {
      headers: { authorization: `Bearer ${person.accessToken}` },
    });
    let heard = '';
    const listening = body?.pipeThrough(new TextDecoderStream()).pipeTo(
      new WritableStream({
        write: (text) => {
          heard += text;
        },
      }),
    );
    listening?.catch(() => undefined);
    const done = await bringIn(person, 'Date;Text;Amount\n2026-03-01;Bakery;-4,20\n2026-03-02;Bakery;-4,30\n');
    expect(done.status).toBe('done');
    expect(await transactionsOf(person)).toHaveLength(2);
    await expect.poll(() => heard).toContain('event: import');
    await expect.poll(() => heard.match(/event: ledger/g)?.length ?? 0).toBeGreaterThan(1);
  });
});
