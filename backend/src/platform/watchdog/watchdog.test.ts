import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { parseCron } from '@expenseai/core/calendar/cron';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailSettingsFor, type SmtpListener, startSmtpListener } from '../../testing/smtp-listener.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { addBackupRecord } from '../backup/backup-records.ts';
import { Database } from '../database/database.ts';
import { Outbox } from '../mail/outbox.ts';
import { certificateExpiry } from './certificate.ts';
import { measureCertificate } from './certificate-metric.ts';
import { type Notice, Watchdog, type WatchdogDependencies } from './watchdog.ts';

vi.setConfig({ testTimeout: 60_000 });

const operator = 'operator@example.org';
let listener: SmtpListener;
let app: TestApp;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watchdog-'));
  listener = await startSmtpListener();
  app = await startTestApp({ ...mailSettingsFor(listener), ADMIN_EMAIL: operator });
});
afterAll(async () => {
  await app.close();
  await listener.close();
  rmSync(folder, { recursive: true });
});

let written: Notice[];
beforeEach(async () => {
  written = [];
  listener.mails.length = 0;
  await app.db.asSuperuser('delete from watchdog_conditions');
});

/** As an instance on a machine of that name. */
function watchdog(more: Partial<WatchdogDependencies> = {}): Watchdog {
  return new Watchdog(dependencies(more));
}

function dependencies(more: Partial<WatchdogDependencies> = {}): WatchdogDependencies {
  return {
    database: app.db.database,
    outbox: new Outbox(true),
    writeNow: async (notice) => {
      written.push(notice);
    },
    dataDir: folder,
    appUrl: 'http://localhost:3000',
    backupSchedule: null,
    now: () => new Date(),
    host: 'one',
    ...more,
  };
}

/** A job that has used up its tries. */
function failJob(): Promise<unknown> {
  return app.db.asSuperuser(`
    select graphile_worker.add_job('nobody.does.this', run_at => now() + interval '1 day');
    update graphile_worker._private_jobs set attempts = max_attempts
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'nobody.does.this')`);
}
const dropJob = () =>
  app.db.asSuperuser(`delete from graphile_worker._private_jobs
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'nobody.does.this')`);

const conditions = () =>
  app.db.asSuperuser<{ condition: string }>('select condition from watchdog_conditions order by 1');

it('looks by itself from the start of the jobs on', async () => {
  await failJob();
  await app.startJobs();
  await listener.next(operator, ({ subject = '' }) => subject.startsWith('Background jobs have failed'));
  await dropJob();
});

describe('jobs that have failed', () => {
  it('are told once, whichever instance looks, and told again when it is over', async () => {
    await failJob();
    const [one, two] = [watchdog(), watchdog({ host: 'two' })];
    await Promise.all([one.look(), two.look()]);
    await two.look();
    const mail = await listener.next(operator, ({ subject = '' }) => subject.startsWith('Background jobs have failed'));
    expect(mail.text).toContain('1 jobs have used up their tries');

    await dropJob();
    await Promise.all([one.look(), two.look()]);
    await listener.next(operator, ({ subject = '' }) => subject.startsWith('Over: Background jobs have failed'));
    await one.look();
    expect(listener.mails.map(({ subject }) => subject?.replace(/ \(.*/, ''))).toEqual([
      'Background jobs have failed',
      'Over: Background jobs have failed',
    ]);
    expect(await conditions()).toEqual([]);
  });
});

describe('backups', () => {
  const schedule = parseCron('0 2 * * *') ?? null;
  const at = (text: string) => () => new Date(`2030-01-${text}Z`);

  it('that are missing or failed are told, and that they are there again', async () => {
    const { database } = app.db;
    const add = (day: string, fileName: string | null, problem: string | null) => {
      const [startedAt, finishedAt] = [at(`${day}T02:00:00`)(), at(`${day}T02:05:00`)()];
      return addBackupRecord(database.db, { kind: 'backup', fileName, bytes: 7, startedAt, finishedAt, problem });
    };
    const look = (time: string) => watchdog({ backupSchedule: schedule, now: at(time) }).look();
    const isOver = ({ subject = '' }: { subject?: string | undefined }) => subject.startsWith('Over: Backups');
    await app.signUp();
    await add('02', 'a', null);
    await look('03T03:59:00');
    expect(await conditions()).toEqual([]);
    await look('03T04:00:00');
    const missing = await listener.next(operator);
    expect(missing.subject).toContain('Backups are missing');
    expect(missing.text).toContain('The newest one shows 2030-01-02T02:00:00.000Z.');
    await add('03', 'b', null);
    await look('03T05:00:00');
    expect(await conditions()).toEqual([]);
    await listener.next(operator, isOver);
    listener.mails.length = 0;
    await add('04', null, 'the disk is full');
    await look('04T02:10:00');
    const isNew = ({ text = '' }: { text?: string | undefined }) => text.includes('The last try: the disk is full');
    await listener.next(operator, isNew);
    // Where nobody makes them by a schedule, none can be missing.
    await add('05', 'c', null);
    await watchdog({ now: at('31T00:00:00') }).look();
    expect(await conditions()).toEqual([]);
    await listener.next(operator, isOver);
    await app.db.asSuperuser('delete from backup_records');
  });
});

describe('the certificate of APP_URL', () => {
  it('is told of three weeks before it runs out', async () => {
    const key = join(folder, 'key.pem');
    const certificate = join(folder, 'certificate.pem');
    const files = ['-keyout', key, '-out', certificate, '-subj', '/CN=localhost', '-days', '30'];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    execFileSync('openssl', ['req', '-x509', ...curve, ...files], { stdio: 'ignore' });
    const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }).listen(0, '127.0.0.1');
    // Whoever has seen the certificate hangs up, in the middle of a handshake where the machine is busy.
    server.on('secureConnection', (socket) => socket.on('error', () => undefined));
    await once(server, 'listening');
    const appUrl = `https://localhost:${(server.address() as AddressInfo).port}`;
    const inDays = (days: number) => () => new Date(Date.now() + days * 86_400_000);

    await watchdog({ appUrl, now: inDays(8) }).look();
    expect(await conditions()).toEqual([]);
    await watchdog({ appUrl, now: inDays(10) }).look();
    const mail = await listener.next(operator);
    expect(mail.subject).toContain('The TLS certificate runs out soon');
    expect(mail.text).toContain(`The certificate of ${appUrl} is valid until `);

    const registry = new Registry();
    measureCertificate(registry, appUrl);
    const figure = async () =>
      Number(/^expenseai_certificate_expiry_timestamp_seconds (\S+)$/m.exec(await registry.metrics())?.[1]);
    await expect.poll(figure).toBeGreaterThan(Date.now() / 1000 + 29 * 86_400);
    expect(await figure()).toBeLessThan(Date.now() / 1000 + 31 * 86_400);
    server.close();
  });

  it('of plain http, or of an address where nobody answers, has no day', async () => {
    expect(await certificateExpiry('http://localhost:3000')).toBeUndefined();
    expect(await certificateExpiry('https://127.0.0.1:1')).toBeUndefined();
  });
});

describe('a database that is gone', () => {
  it('is told past the queue after the second look, and so is its return', async () => {
    const options = { connections: 1, statementTimeoutMs: 1000, waitMs: 500, onError: () => undefined };
    const gone = new Database({ host: '127.0.0.1', port: 1, user: 'nobody' }, options);
    const parts = dependencies({ database: gone });
    const dog = new Watchdog(parts);
    await dog.look();
    expect(written).toEqual([]);
    await dog.look();
    await dog.look();
    expect(written.map(({ title }) => title)).toEqual(['The database doesn’t answer']);
    expect(written[0]?.text).toContain('one can’t use the database');
    parts.database = app.db.database;
    await dog.look();
    await dog.look();
    expect(written.map(({ title }) => title).slice(1)).toEqual(['Over: The database doesn’t answer']);
    await gone.close();
  });
});
