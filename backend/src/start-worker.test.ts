import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { preview } from './testing/bring-in.ts';
import { startJobsProcess } from './testing/jobs-in-a-process.ts';
import { type Person, startTestApp, type TestApp } from './testing/test-app.ts';

// Each start of the thread takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const threads: Worker[] = [];
const remember = (thread: Worker) => threads.push(thread);
let app: TestApp;
let person: Person;
let isOpen = true;
const close = async () => {
  if (isOpen) await app.close();
  isOpen = false;
};
beforeAll(async () => {
  process.on('worker', remember);
  app = await startTestApp();
  person = await app.signUp();
  await app.startJobs();
});
afterAll(async () => {
  await close();
  process.off('worker', remember);
});

const statement = 'Date,Description,Amount\n2026-03-02,CORNER COFFEE 0042,-4.20\n';
const deaths = () => app.logged.filter(({ msg }) => String(msg).includes('is started anew')).length;

test('a jobs’ thread that dies is started anew each time, and jobs go on', async () => {
  expect(await preview(person, statement)).toMatchObject({ status: 'ready' });
  for (const round of [1, 2]) {
    await threads.at(-1)?.terminate();
    // Uploaded while there is no thread.
    expect(await preview(person, statement)).toMatchObject({ status: 'ready', counts: { new: 1 } });
    expect(threads).toHaveLength(round + 1);
    expect(deaths()).toBe(round);
  }
});

test('it prints nothing by itself', async () => {
  const jobs = await startJobsProcess(app);
  expect(await preview(person, statement)).toMatchObject({ status: 'ready' });
  await jobs.kill();
  // Lines of the log begin with their level; it goes to files, and to terminals only what is serious.
  const lines = jobs
    .printed()
    .split('\n')
    .filter((line) => !/^(?:debug|info) /.test(line));
  expect(lines).toEqual(['ready', '']);
  expect(jobs.printed()).not.toContain('crontab');
});

test('a thread that is told to stop is not', async () => {
  const before = threads.length;
  await close();
  await delay(1_500);
  expect(threads).toHaveLength(before);
  expect(deaths()).toBe(before - 1);
});
