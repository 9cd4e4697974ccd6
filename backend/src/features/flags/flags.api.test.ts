import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Flags } from '../../platform/flags/flags.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let administrator: Person;
let person: Person;
beforeAll(async () => {
  app = await startTestApp({ FEATURE_FLAGS: 'demo-ledgers=off' });
  administrator = await app.signUp();
  person = await app.signUp();
});
afterAll(() => app.close());

const path = '/api/v1/admin/flags';
const sentence = ({ ask, ledgerId }: Person) =>
  ask('POST', `/api/v1/ledgers/${ledgerId}/entries/parse`, { body: { text: 'coffee 4.50' } });
const demo = ({ ask }: Person) =>
  ask('POST', '/api/v1/ledgers', { body: { name: 'Demo', currency: 'EUR', demo: true } });

function set(flag: string, scope: string, subjectId: string | null, isOn: boolean | null) {
  return administrator.ask('PATCH', `${path}/${flag}`, { body: { scope, subjectId, isOn } });
}

describe('a flag', () => {
  it('is what the environment’s settings say until an administrator sets it', async () => {
    const { flags } = (await administrator.ask('GET', path)).body;
    expect(flags).toEqual([
      { name: 'demo-ledgers', isOnByDefault: false, settings: [] },
      { name: 'sentence-entry', isOnByDefault: true, settings: [] },
    ]);
    const refused = await demo(person);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      type: '/problems/switched-off',
      detail: expect.stringContaining('switched off'),
    });
    expect((await person.ask('GET', '/api/v1/ledgers')).body.items).toHaveLength(1);
    expect((await set('demo-ledgers', 'everybody', null, true)).status).toBe(200);
    expect((await demo(person)).status).toBe(201);
  });

  it('is off for one ledger or one user at once, and the user’s own setting wins', async () => {
    expect((await sentence(person)).status).toBe(200);
    await set('sentence-entry', 'ledger', person.ledgerId, false);
    expect((await sentence(person)).status).toBe(403);
    expect((await sentence(administrator)).status).toBe(200);
    const { body } = await set('sentence-entry', 'user', person.userId, true);
    expect(body.settings).toMatchObject([
      { scope: 'ledger', subjectId: person.ledgerId, email: null, isOn: false },
      { scope: 'user', subjectId: person.userId, email: person.email, isOn: true },
    ]);
    expect((await sentence(person)).status).toBe(200);
    await set('sentence-entry', 'everybody', null, false);
    expect((await sentence(person)).status).toBe(200);
    expect((await sentence(administrator)).status).toBe(403);
    const taken = [
      await set('sentence-entry', 'user', person.userId, null),
      await set('sentence-entry', 'ledger', person.ledgerId, null),
      await set('sentence-entry', 'everybody', null, null),
    ];
    expect(taken.at(-1)?.body.settings).toEqual([]);
    expect((await sentence(person)).status).toBe(200);
  });

  it('that is changed elsewhere is known here without a restart', async () => {
    await app.db.asSuperuser(`insert into feature_flags values ('sentence-entry', 'everybody', null, false, now())`);
    await expect.poll(async () => (await sentence(person)).status, { timeout: 10_000 }).toBe(403);
    await app.db.asSuperuser(`delete from feature_flags where flag = 'sentence-entry'`);
    await expect.poll(async () => (await sentence(person)).status, { timeout: 10_000 }).toBe(200);
  });

  it('is changed by administrators only, and each change stands in the audit log', async () => {
    expect((await person.ask('GET', path)).status).toBe(403);
    await set('sentence-entry', 'user', person.userId, false);
    await set('sentence-entry', 'user', person.userId, null);
    const lines = app.audit.map((line) => JSON.parse(line)).filter(({ event }) => event === 'admin.flag.change');
    expect(lines.at(-2)).toMatchObject({
      userId: administrator.userId,
      flag: 'sentence-entry',
      scope: 'user',
      subjectId: person.userId,
      isOn: false,
    });
    expect(lines.at(-1)).toMatchObject({ isOn: null });
  });

  it('nobody knows is refused, and so is a subject that doesn’t fit its scope', async () => {
    expect((await set('dark-mode', 'everybody', null, true)).status).toBe(400);
    expect((await set('sentence-entry', 'everybody', person.userId, true)).status).toBe(400);
    expect((await set('sentence-entry', 'ledger', null, true)).status).toBe(400);
  });

  it('that the code doesn’t know is an error, not off', async () => {
    const flags = new Flags(app.db.database.db, { 'demo-ledgers': true, 'sentence-entry': true }, () => undefined);
    await flags.start();
    await expect(flags.isOn('dark-mode' as 'demo-ledgers', { userId: person.userId })).rejects.toThrow(
      'no flag dark-mode',
    );
    await flags.close();
  });
});
