import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { importsOf, makeAccount, preview, settled, stateOf, upload } from '../../testing/bring-in.ts';
import { startJobsProcess } from '../../testing/jobs-in-a-process.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

// Each start of the jobs' process takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let app: TestApp;
let person: Person;
let jobs: Awaited<ReturnType<typeof startJobsProcess>> | undefined;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  await makeAccount(person);
});
afterEach(async () => {
  await jobs?.kill();
  jobs = undefined;
});

const statement = `Date,Description,Amount
2026-03-02,CORNER COFFEE 0042,-4.20
2026-03-25,ACME GMBH SALARY,2500.00
`;

const start = async () => {
  jobs = await startJobsProcess(app);
};
const kill = () => jobs?.kill();
const loseJobs = () => app.db.asSuperuser('delete from graphile_worker._private_jobs');
/** As a job is left that was killed with its process at each of its tries. */
const spendTries = () => app.db.asSuperuser('update graphile_worker._private_jobs set attempts = max_attempts');
const get = async (id: string) => (await person.ask('GET', `${importsOf(person)}/${id}`)).body;

describe('an import whose job is lost', () => {
  test('is read after the next start', async () => {
    const { id } = (await upload(person, statement)).body;
    await loseJobs();
    await start();
    expect(await settled(person, id)).toMatchObject({ status: 'ready', counts: { new: 2 } });
  });

  test('is committed after the next start, once', async () => {
    await start();
    const { id } = await preview(person, statement);
    await kill();
    await person.ask('POST', `${importsOf(person)}/${id}/commit`);
    await loseJobs();
    await start();
    expect(await settled(person, id)).toMatchObject({ status: 'done', counts: { new: 2 } });
    expect(await stateOf(app, person)).toMatchObject({ transactions: 2, imports: 1, differingTotals: 0 });
  });
});

describe('an import whose job has no try left', () => {
  test('ends with a sentence instead of waiting for ever', async () => {
    const { id } = (await upload(person, statement)).body;
    await spendTries();
    expect((await get(id)).status).toBe('parsing');
    await start();
    expect(await settled(person, id)).toMatchObject({
      status: 'failed',
      problem:
        'The file could not be read, through a fault of ours that was noted. Nothing was added; import it again.',
    });
  });

  test('can be committed again', async () => {
    await start();
    const { id } = await preview(person, statement);
    await kill();
    await person.ask('POST', `${importsOf(person)}/${id}/commit`);
    await spendTries();
    await start();
    expect(await settled(person, id)).toMatchObject({ status: 'ready', operationId: null });
    await person.ask('POST', `${importsOf(person)}/${id}/commit`);
    expect(await settled(person, id)).toMatchObject({ status: 'done', counts: { new: 2 } });
  });
});

test('files that belong to no import are removed, unless they may be on their way', async () => {
  const { id } = (await upload(person, statement)).body;
  const file = (ledgerId: string, name: string) => join(app.dataDir, 'imports', ledgerId, name);
  const kept = file(person.ledgerId, id);
  const justArrived = file(person.ledgerId, uuid());
  const stray = file(person.ledgerId, uuid());
  const ofNoLedger = file(uuid(), uuid());
  const notOurs = file(person.ledgerId, 'notes.txt');
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  for (const path of [justArrived, stray, ofNoLedger, notOurs]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, statement);
  }
  for (const path of [kept, stray, ofNoLedger, notOurs]) utimesSync(path, longAgo, longAgo);
  await start();
  for (let tries = 0; tries < 200 && (existsSync(stray) || existsSync(ofNoLedger)); tries++) await delay(25);
  expect([kept, justArrived, stray, ofNoLedger, notOurs].map(existsSync)).toEqual([true, true, false, false, true]);
  expect(await settled(person, id)).toMatchObject({ status: 'ready' });
});
