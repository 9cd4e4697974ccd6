import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());

it('a whole session leaves no secret, payee, address or query in log or audit log, even before they are redacted', async () => {
  const person = await app.signUp('Robin Marked-Name');
  const ledger = `/api/v1/ledgers/${person.ledgerId}`;
  const { email, password } = person;
  await app.ask('POST', '/api/v1/auth/login', { body: { email, password: 'Marked-Wrong-Password-1' } });
  await app.ask('POST', '/api/v1/auth/login', { body: { email, password } });
  await app.ask('POST', '/api/v1/auth/login', { body: { email: 'marked-stranger@example.org', password } });
  const [account] = (await person.ask('GET', `${ledger}/accounts`)).body.items;
  const body = {
    date: '2026-03-01',
    accountId: account.id,
    amount: -1200,
    payee: 'Marked-Payee',
    notes: 'Marked-Note',
  };
  const made = await person.ask('POST', `${ledger}/transactions`, { body });
  await person.ask('PATCH', `${ledger}/transactions/${made.body.id}`, { body: { tags: ['Marked-Tag'] } });
  await person.ask('GET', `${ledger}/transactions?q=Marked-Query`);
  await person.ask('GET', `${ledger}/transactions?q=(Marked-Broken-Query`);
  await person.ask('POST', `${ledger}/tags`, { body: '{"name":"Marked-Broken-Body' });
  await person.ask('POST', `${ledger}/entries/parse`, { body: { text: 'coffee 4.50 at Marked-Entry' } });
  await person.ask('GET', '/api/v1/me', { headers: { authorization: 'Bearer Marked-Token' } });
  await app.ask('GET', '/no-such-page?token=Marked-Page-Token');
  const file = new FormData();
  file.append(
    'file',
    new Blob(['Date,Payee,Amount\n2026-03-02,Marked-Line,-12.50\nMarked-Odd,x,y\n']),
    'Marked-File.csv',
  );
  const { id } = (await person.ask('POST', `${ledger}/imports`, { body: file })).body;
  const isNow = (status: string) => async () =>
    expect((await person.ask('GET', `${ledger}/imports/${id}`)).body.status).toBe(status);
  await vi.waitFor(isNow('ready'), { timeout: 30_000, interval: 100 });
  await person.ask('POST', `${ledger}/imports/${id}/commit`);
  await vi.waitFor(isNow('done'), { timeout: 30_000, interval: 100 });
  await person.ask('GET', `${ledger}/exports?format=csv`);

  expect(app.logged.length).toBeGreaterThan(20);
  const all = [...app.logged.map((entry) => JSON.stringify(entry)), ...app.audit];
  expect(all.filter((line) => /marked/i.test(line))).toEqual([]);
  for (const secret of [password, person.accessToken, email]) {
    expect(all.filter((line) => line.includes(secret))).toEqual([]);
  }
  expect(app.logged).toContainEqual(
    expect.objectContaining({
      msg: 'request',
      requestId: expect.any(String),
      method: 'POST',
      route: '/api/v1/ledgers/:ledgerId/transactions',
      status: 201,
      durationMs: expect.any(Number),
      userId: person.userId,
      ledgerId: person.ledgerId,
    }),
  );
  const events = app.audit.map((line) => JSON.parse(line).event);
  for (const event of [
    'auth.login.success',
    'auth.login.failure',
    'transaction.create',
    'transaction.update',
    'import.commit',
    'export.create',
  ]) {
    expect(events).toContain(event);
  }
  for (const line of app.audit) {
    expect(JSON.parse(line)).toMatchObject({
      time: expect.stringMatching(/Z$/),
      head: expect.stringMatching(/^\w{64}$/),
    });
  }
});
