import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bringIn,
  commit,
  importsOf,
  preview,
  settled,
  someoneWaitsFor,
  stateOf,
  whileLocked,
} from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
});

const statement = `Date,Description,Amount
2026-03-02,CORNER COFFEE,-4.20
2026-03-14,RENT,-700.00
2026-03-25,SALARY,2500.00
`;
const ask = (id: string, what: 'commit' | 'stop') => person.ask('POST', `${importsOf(person)}/${id}/${what}`);

/** Lines, splits and payees are written before the file's layout is remembered, where the commit is held. */
async function whileWriting(id: string, work: () => Promise<void>): Promise<void> {
  await whileLocked(app, 'import_shapes', async () => {
    expect((await ask(id, 'commit')).status).toBe(202);
    await someoneWaitsFor(app, 'import_shapes');
    await work();
  });
}

test('a commit that is stopped in the middle writes nothing, and can be asked for again', async () => {
  const before = await stateOf(app, person);
  const { id } = await preview(person, statement);
  await whileWriting(id, async () => {
    const stopped = await ask(id, 'stop');
    expect([stopped.status, stopped.body.status, stopped.body.operationId]).toEqual([200, 'ready', null]);
  });
  // The ledger is free when the stopped commit has ended.
  const category = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/tags`, { body: { name: 'later' } });
  expect(category.status).toBe(201);
  expect(await settled(person, id)).toMatchObject({ status: 'ready', problem: null, operationId: null });
  expect(await stateOf(app, person)).toEqual(before);

  expect(await commit(person, id)).toMatchObject({ status: 'done', counts: { new: 3 } });
  expect(await stateOf(app, person)).toMatchObject({ transactions: 3, imports: 1, differingTotals: 0 });
});

test('stopped, decided otherwise and committed again before the first one noticed: only the last word is written', async () => {
  const { id } = await preview(person, statement);
  await whileWriting(id, async () => {
    await ask(id, 'stop');
    await person.ask('PATCH', `${importsOf(person)}/${id}/lines/2`, { body: { action: 'skip' } });
    await ask(id, 'commit');
  });
  expect(await settled(person, id)).toMatchObject({ status: 'done' });
  expect(await stateOf(app, person)).toMatchObject({ transactions: 2, imports: 1, differingTotals: 0 });
});

test('an import that is done stays done, and one that waits stays ready', async () => {
  const done = await bringIn(person, statement);
  expect((await ask(done.id, 'stop')).body).toMatchObject({ status: 'done', operationId: done.operationId });
  const { id } = await preview(person, statement.replaceAll('2026-03', '2026-04'));
  expect((await ask(id, 'stop')).body).toMatchObject({ status: 'ready' });
});
