import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  commit,
  importsOf,
  makeAccount,
  preview,
  settled,
  someoneWaitsFor,
  stateOf,
  transactionsOf,
  upload,
  whileLocked,
} from '../../testing/bring-in.ts';
import { startJobsProcess } from '../../testing/jobs-in-a-process.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

// Each start of the jobs' process takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let app: TestApp;
let person: Person;
let jobs: Awaited<ReturnType<typeof startJobsProcess>>;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  await makeAccount(person);
  jobs = await startJobsProcess(app);
});
afterEach(() => jobs.kill());

const statement = `Date,Description,Amount,Balance
2026-03-02,CORNER COFFEE 0042,-4.20,995.80
2026-03-14,REWE SAGT DANKE,-47.62,948.18
2026-03-25,ACME GMBH SALARY,2500.00,3448.18
`;
const untouched = { transactions: 0, accounts: 2, imports: 0, differingTotals: 0 };
const written = { ...untouched, transactions: 3, imports: 1 };

const get = async (id: string) => (await person.ask('GET', `${importsOf(person)}/${id}`)).body;
const askToCommit = (id: string) => person.ask('POST', `${importsOf(person)}/${id}/commit`);

test('killed while it reads the file: the file is read again', async () => {
  let id = '';
  await whileLocked(app, 'import_shapes', async () => {
    id = (await upload(person, statement)).body.id;
    await someoneWaitsFor(app, 'import_shapes');
    await jobs.kill();
  });
  expect(await get(id)).toMatchObject({ status: 'parsing' });
  jobs = await startJobsProcess(app);
  expect(await settled(person, id)).toMatchObject({ status: 'ready', counts: { new: 3 } });
});

test('killed between preview and commit: the preview stands, and the commit goes through after the next start', async () => {
  const { id } = await preview(person, statement);
  await jobs.kill();
  expect(await get(id)).toMatchObject({ status: 'ready', counts: { new: 3 } });
  expect((await askToCommit(id)).status).toBe(202);
  expect(await stateOf(app, person)).toEqual(untouched);

  jobs = await startJobsProcess(app);
  expect(await settled(person, id)).toMatchObject({ status: 'done', counts: { new: 3 } });
  expect(await stateOf(app, person)).toEqual(written);
});

test('killed in the middle of the commit: nothing is there until the next start, then all of it, once', async () => {
  const { id } = await preview(person, statement);
  // Lines, splits and payees are written before the file's layout is remembered, where the commit waits here.
  await whileLocked(app, 'import_shapes', async () => {
    await askToCommit(id);
    await someoneWaitsFor(app, 'import_shapes');
    await jobs.kill();
    expect(await get(id)).toMatchObject({ status: 'committing', operationId: null });
    expect(await stateOf(app, person)).toEqual(untouched);
    expect(await transactionsOf(person)).toEqual([]);
  });
  expect(await stateOf(app, person)).toEqual(untouched);

  jobs = await startJobsProcess(app);
  const done = await settled(person, id);
  expect(done).toMatchObject({ status: 'done', counts: { new: 3 }, balanceCheck: { stated: 344_818 } });
  expect(await stateOf(app, person)).toEqual(written);
  const undo = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/operations/${done.operationId}/undo`);
  expect(undo.status).toBe(200);
  expect(await stateOf(app, person)).toEqual(untouched);
});

test('the database ends the commit’s session in the middle: it is tried again and written once', async () => {
  const { id } = await preview(person, statement);
  await whileLocked(app, 'import_shapes', async () => {
    await askToCommit(id);
    await someoneWaitsFor(app, 'import_shapes');
    await app.db.asSuperuser(`
      select pg_terminate_backend(pid) from pg_locks where relation = 'import_shapes'::regclass and not granted`);
  });
  expect(await settled(person, id)).toMatchObject({ status: 'done', counts: { new: 3 } });
  expect(await stateOf(app, person)).toEqual(written);
});

/** No second try for jobs that wait. */
const lastTry = () => app.db.asSuperuser('update graphile_worker._private_jobs set max_attempts = 1');

test('a file that the disk has lost ends with a sentence instead of being read for ever', async () => {
  await jobs.kill();
  const { id } = (await upload(person, statement)).body;
  rmSync(join(app.dataDir, 'imports', person.ledgerId, id));
  await lastTry();
  jobs = await startJobsProcess(app);
  const failed = await settled(person, id);
  expect(failed.status).toBe('failed');
  expect(failed.problem).toBe(
    'The file could not be read, through a fault of ours that was noted. Nothing was added; import it again.',
  );
  expect((await person.ask('DELETE', `${importsOf(person)}/${id}`)).status).toBe(204);
});

test('a commit that fails through our fault leaves nothing and can be asked for again', async () => {
  const { id } = await preview(person, statement);
  await jobs.kill();
  await askToCommit(id);
  await lastTry();
  await app.db.asSuperuser('alter table import_shapes rename to import_shapes_gone');
  jobs = await startJobsProcess(app);
  const stopped = await settled(person, id);
  await app.db.asSuperuser('alter table import_shapes_gone rename to import_shapes');
  expect(stopped).toMatchObject({
    status: 'ready',
    operationId: null,
    problem:
      'Nothing was added: writing failed several times, through a fault of ours that was noted. Commit it again.',
  });
  expect(await stateOf(app, person)).toEqual(untouched);

  expect(await commit(person, id)).toMatchObject({ status: 'done', problem: null });
  expect(await stateOf(app, person)).toEqual(written);
});
