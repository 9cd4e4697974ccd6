import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addBackupRecord } from '../../platform/backup/backup-records.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());

const scraped = async (): Promise<string> => (await app.ask('GET', '/metrics')).body;

/** Value of a series by its whole text, labels included; undefined where there is none. */
async function figure(series: string): Promise<number | undefined> {
  const line = (await scraped()).split('\n').find((text) => text.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

it('count sign-ins, transactions and what categorised imported lines, and time changes and jobs', async () => {
  const person = await app.signUp();
  const ledger = `/api/v1/ledgers/${person.ledgerId}`;
  const { email, password } = person;
  await app.ask('POST', '/api/v1/auth/login', { body: { email, password: 'not hers at all' } });
  await app.ask('POST', '/api/v1/auth/login', { body: { email, password } });
  const accounts = (await person.ask('GET', `${ledger}/accounts`)).body.items;
  const transaction = { date: '2026-03-01', accountId: accounts[0].id, amount: -1200, payee: 'Dentist Miller' };
  expect((await person.ask('POST', `${ledger}/transactions`, { body: transaction })).status).toBe(201);
  const before = (await figure('expenseai_transactions_total')) ?? 0;
  expect(before).toBeGreaterThanOrEqual(1);

  const file = new FormData();
  file.append('file', new Blob(['Date,Payee,Amount\n2026-03-02,Aldi,-12.50\n2026-03-03,Xqz Vbn,-3.00\n']), 'march.csv');
  const made = await person.ask('POST', `${ledger}/imports`, { body: file });
  const path = `${ledger}/imports/${made.body.id}`;
  const isNow = (status: string) => async () => expect((await person.ask('GET', path)).body.status).toBe(status);
  await vi.waitFor(isNow('ready'), { timeout: 30_000, interval: 100 });
  await person.ask('POST', `${path}/commit`);
  await vi.waitFor(isNow('done'), { timeout: 30_000, interval: 100 });

  const tried = () => figure('expenseai_jobs_run_total{task="import.commit",outcome="done"}');
  await vi.waitFor(async () => expect(await tried()).toBe(1), { timeout: 30_000 });
  expect(await figure('expenseai_transactions_total')).toBe(before + 2);
  expect(await figure('expenseai_audit_events_total{event="auth.login.success"}')).toBe(1);
  expect(await figure('expenseai_audit_events_total{event="auth.login.failure"}')).toBe(1);
  expect(await figure('expenseai_audit_events_total{event="import.commit"}')).toBe(1);
  const lines = (await scraped()).matchAll(
    /^expenseai_imported_lines_total\{source="(?:rule|model|hand|none)"\} (\d+)$/gm,
  );
  expect([...lines].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(2);
  const timed = 'expenseai_operation_duration_seconds_count';
  expect(await figure(`${timed}{kind="operation",operation="transaction.create"}`)).toBe(1);
  expect(await figure(`${timed}{kind="job",operation="import.commit"}`)).toBe(1);
});

it('tell of every part, queue and disk', async () => {
  expect(await figure('expenseai_part_up{part="database"}')).toBe(1);
  expect(await figure('expenseai_jobs{state="failed"}')).toBe(0);
  expect(await figure('expenseai_jobs_oldest_waiting_seconds')).toBe(0);
  expect(await figure('expenseai_disk_free_bytes')).toBeGreaterThan(0);
  expect(await figure('expenseai_disk_size_bytes')).toBeGreaterThan(0);
  expect(await figure('expenseai_request_database_seconds_count')).toBeGreaterThan(0);
  expect(await scraped()).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});

it('tell how old the newest backup is, and whether one is missing or failed', async () => {
  expect(await figure('expenseai_backup_age_seconds')).toBeUndefined();
  expect(await figure('expenseai_backup_overdue')).toBe(0);
  const at = new Date(Date.now() - 60_000);
  const record = { fileName: 'a', bytes: 4_711, startedAt: at, finishedAt: new Date(), problem: null };
  await addBackupRecord(app.db.database.db, { kind: 'backup', ...record });
  await addBackupRecord(app.db.database.db, { kind: 'restore-test', ...record });
  expect(await figure('expenseai_backup_age_seconds')).toBeGreaterThanOrEqual(60);
  expect(await figure('expenseai_backup_size_bytes')).toBe(4_711);
  expect(await figure('expenseai_backup_failed')).toBe(0);
  expect(await figure('expenseai_restore_test_duration_seconds')).toBeGreaterThanOrEqual(60);
});

it('name no user, ledger, address or word of theirs', async () => {
  const person = await app.signUp('Robin Personally');
  await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}/transactions?q=Dentist`);
  await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}/no-such-thing`);
  const text = await scraped();
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/i);
  expect(text).not.toMatch(/@|Dentist|Personally|Aldi|no-such-thing/);
});
