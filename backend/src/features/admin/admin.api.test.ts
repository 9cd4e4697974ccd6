import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addBackupRecord } from '../../platform/backup/backup-records.ts';
import { examineOperation } from '../../platform/doctor/doctor-operation.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let administrator: Person;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  administrator = await app.signUp('Ada');
  person = await app.signUp('Robin O’Hara');
});
afterAll(() => app.close());

describe('users', () => {
  it('are listed newest first, page by page, with counts and no word of their ledgers', async () => {
    const first = await administrator.ask('GET', '/api/v1/admin/users?limit=1');
    expect(first.body.items).toEqual([
      {
        id: person.userId,
        email: person.email,
        name: 'Robin O’Hara',
        isAdministrator: false,
        createdAt: expect.any(String),
        lastSeenAt: expect.any(String),
        sessions: 1,
        ledgers: 1,
        storageBytes: 0,
      },
    ]);
    const next = await administrator.ask('GET', `/api/v1/admin/users?limit=1&cursor=${first.body.nextCursor}`);
    expect(next.body).toMatchObject({ items: [{ id: administrator.userId, isAdministrator: true }], nextCursor: null });
    expect((await administrator.ask('GET', '/api/v1/admin/users?cursor=nonsense')).status).toBe(400);
  });

  it('are found by a part of name or address, whose signs mean themselves', async () => {
    const found = async (search: string) => {
      const { body } = await administrator.ask('GET', `/api/v1/admin/users?search=${encodeURIComponent(search)}`);
      return body.items.map(({ id }: { id: string }) => id);
    };
    expect(await found('o’hara')).toEqual([person.userId]);
    expect(await found(person.email.toUpperCase())).toEqual([person.userId]);
    expect(await found('%')).toEqual([]);
  });

  it('can be signed out, which their own log tells', async () => {
    const other = await app.signUp();
    const path = `/api/v1/admin/users/${other.userId}/sign-out`;
    expect((await administrator.ask('POST', path)).body).toEqual({ ended: 1 });
    expect((await other.ask('GET', '/api/v1/me')).status).toBe(401);
    const [line] = app.audit.slice(-1).map((text) => JSON.parse(text));
    expect(line).toMatchObject({
      event: 'auth.session.revoke',
      userId: other.userId,
      by: administrator.userId,
      sessions: 1,
    });
    const nobody = '/api/v1/admin/users/00000000-0000-7000-8000-000000000000/sign-out';
    expect((await administrator.ask('POST', nobody)).status).toBe(404);
  });
});

describe('health', () => {
  it('has every part with its figures', async () => {
    const { status, body } = await administrator.ask('GET', '/api/v1/admin/health');
    expect(status).toBe(200);
    expect(body.parts).toContainEqual({
      name: 'database',
      state: 'ok',
      figures: expect.objectContaining({ answerMs: expect.any(Number), waitingRequests: 0 }),
    });
    expect(body.parts).toContainEqual({
      name: 'queue',
      state: 'ok',
      figures: { waiting: 0, running: 0, scheduled: 0, failed: 0, oldestWaitingSeconds: 0 },
    });
    expect(body).toMatchObject({ version: expect.stringMatching(/^\d/), node: process.versions.node });
  });
});

describe('jobs', () => {
  /** What the pages Health and Maintenance say of the queue. */
  async function saidOfJobs() {
    const { parts } = (await administrator.ask('GET', '/api/v1/admin/health')).body;
    const { state: health } = parts.find(({ name }: { name: string }) => name === 'queue');
    for await (const { part, state } of examineOperation(app.platform.config, app.db.connections.app)) {
      if (part === 'jobs') return { health, maintenance: state };
    }
    return { health };
  }

  it('are counted by kind, and one that was given up can be tried again; its error quotes nobody', async () => {
    await app.db.asSuperuser(`
      select graphile_worker.add_job('import.parse', payload := '{}', max_attempts := 1, job_key := 'waits')`);
    await app.db.asSuperuser(`
      select graphile_worker.add_job('import.commit', payload := '{}', max_attempts := 1, job_key := 'given up')`);
    await app.db.asSuperuser(`
      update graphile_worker._private_jobs set attempts = 1,
        last_error = e'bad date "Dr. Miller" of robin@example.org (Dentist)\n at x' where key = 'given up'`);
    const { body } = await administrator.ask('GET', '/api/v1/admin/jobs');
    const none = { waiting: 0, running: 0, scheduled: 0, failed: 0 };
    expect(body.tasks).toEqual([
      { ...none, name: 'import.commit', failed: 1 },
      { ...none, name: 'import.parse', waiting: 1 },
    ]);
    const [job] = body.failed;
    expect(job).toMatchObject({ name: 'import.commit', attempts: 1, error: 'bad date … of [email] …' });
    expect(await saidOfJobs()).toEqual({ health: 'degraded', maintenance: 'warning' });
    expect((await administrator.ask('POST', `/api/v1/admin/jobs/${job.id}/retry`)).status).toBe(204);
    expect((await administrator.ask('GET', '/api/v1/admin/jobs')).body).toMatchObject({
      tasks: [{ failed: 0, waiting: 1 }, { waiting: 1 }],
      failed: [],
    });
    expect(await saidOfJobs()).toEqual({ health: 'ok', maintenance: 'ok' });
    expect((await administrator.ask('POST', `/api/v1/admin/jobs/${job.id}/retry`)).status).toBe(404);
    expect((await administrator.ask('POST', '/api/v1/admin/jobs/nonsense/retry')).status).toBe(404);
  });
});

describe('backups', () => {
  const get = async () => (await administrator.ask('GET', '/api/v1/admin/backups')).body;
  const hour = 3_600_000;
  const ago = (hours: number) => new Date(Date.now() - hours * hour);
  const place = { folder: '/backups', copiedTo: 'bucket far-away' };
  const add = (hours: number, more: Partial<Parameters<typeof addBackupRecord>[1]> = {}) =>
    addBackupRecord(app.db.database.db, {
      kind: 'backup',
      fileName: `${hours}.age`,
      bytes: 7,
      startedAt: ago(hours),
      finishedAt: new Date(ago(hours).getTime() + 5_000),
      problem: null,
      ...more,
    });
  const noFile = { fileName: null, bytes: null };
  const configure = (settings: Partial<typeof app.platform.config.backup>) =>
    Object.assign(app.platform.config.backup, settings);
  afterEach(() => app.db.asSuperuser('delete from backup_records'));

  it('are none at first; when the first comes, and who could open it, is told', async () => {
    const body = await get();
    expect(body).toEqual({
      state: 'none',
      schedule: { times: '0 2 * * *', nextAt: expect.stringMatching(/T02:00:00\.000Z$/) },
      isMadeByServer: true,
      retentionDays: 30,
      newest: null,
      failure: null,
      restoreTest: null,
      keys: { recipients: 1, isCopied: false },
      records: [],
    });
    expect(Date.parse(body.schedule.nextAt)).toBeGreaterThan(Date.now());
    const { schedule } = app.platform.config.backup;
    configure({ schedule: null, recipient: 'age1…', isKeyCopied: true });
    expect(await get()).toMatchObject({
      state: 'unscheduled',
      schedule: null,
      keys: { recipients: 2, isCopied: true },
    });
    configure({ schedule, recipient: undefined, isKeyCopied: false });
  });

  it('are told with place and copy, the newest twenty tries, and the last test of restoring', async () => {
    for (let n = 20; n > 0; n -= 1) await add(n, { folder: '/backups' });
    await add(0.5, place);
    await add(0.25, { kind: 'restore-test', bytes: null });
    const body = await get();
    expect(body).toMatchObject({
      state: 'ok',
      newest: { fileName: '0.5.age', bytes: 7, folder: '/backups', copy: 'copied', copiedTo: 'bucket far-away' },
      failure: null,
      restoreTest: { kind: 'restore-test', fileName: '0.25.age', problem: null },
    });
    expect(Date.parse(body.newest.finishedAt) - Date.parse(body.newest.startedAt)).toBe(5_000);
    const files = body.records.map(({ fileName }: { fileName: string }) => fileName);
    expect(files).toEqual(['0.25.age', '0.5.age', ...Array.from({ length: 18 }, (_, n) => `${n + 1}.age`)]);
  });

  it('a try that failed is told beside the backup before it, without the names of files', async () => {
    await add(2, { folder: '/backups' });
    await add(1, { ...noFile, problem: 'EACCES: permission denied, open “/srv/secret/place”' });
    const body = await get();
    expect(body).toMatchObject({
      state: 'failing',
      newest: { fileName: '2.age', copy: 'none', copiedTo: null },
      failure: { at: body.records[0].startedAt, problem: 'EACCES: permission denied, open …' },
    });
    expect(JSON.stringify(body)).not.toContain('/srv');
  });

  it.each([
    ['failed', { folder: '/backups', problem: 'the copy in bucket far-away failed: no room' }, null, 'incomplete'],
    ['next', { folder: '/backups' }, '/second', 'ok'],
    ['unknown', {}, '/second', 'ok'],
  ] as const)('the copy of the newest is “%s”', async (copy, record, secondFolder, state) => {
    configure({ secondFolder: secondFolder ?? undefined });
    await add(0.5, record);
    expect(await get()).toMatchObject({ state, newest: { copy, copiedTo: null } });
    configure({ secondFolder: undefined });
  });

  it('one that is missing for two hours is told', async () => {
    await add(30);
    expect(await get()).toMatchObject({ state: 'overdue', failure: null });
  });
});

describe('performance', () => {
  it('tells how long requests and changes took, by route template and kind', async () => {
    await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/tags`, { body: { name: 'Journey' } });
    const { body } = await administrator.ask('GET', '/api/v1/admin/performance');
    const named = (name: string) => body.timings.find((timing: { name: string }) => timing.name === name);
    expect(named('tag.create')).toMatchObject({ kind: 'operation', count: 1, p99Ms: expect.any(Number) });
    expect(named('POST /api/v1/ledgers/:ledgerId/tags')).toMatchObject({ kind: 'request', count: 1 });
    expect(JSON.stringify(body)).not.toContain(person.ledgerId);
  });
});

describe('other people', () => {
  it.each([
    ['GET', '/api/v1/admin/backups'],
    ['GET', '/api/v1/admin/jobs'],
    ['POST', '/api/v1/admin/jobs/1/retry'],
    ['GET', '/api/v1/admin/performance'],
    ['GET', '/api/v1/admin/users'],
    ['GET', '/api/v1/admin/health'],
    ['POST', '/api/v1/admin/users/00000000-0000-7000-8000-000000000000/sign-out'],
  ])('may not %s %s', async (method, path) => {
    expect((await person.ask(method, path)).status).toBe(403);
  });
});

describe('the log of security events', () => {
  const log = async (query: string) => (await administrator.ask('GET', `/api/v1/admin/audit?${query}`)).body;

  it('lists those of everybody, newest first, page by page, and no word of their ledgers', async () => {
    const payee = { body: { name: 'Dentist Miller' } };
    expect((await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/payees`, payee)).status).toBe(201);
    const other = await app.signUp('Kim');
    await app.ask('POST', '/api/v1/auth/login', { body: { email: 'nobody@example.org', password: 'x' } });
    const first = await log('limit=2');
    expect(first.items).toEqual([
      expect.objectContaining({ event: 'auth.login.failure', name: null, email: null }),
      {
        id: expect.any(String),
        event: 'auth.register',
        at: expect.any(String),
        userId: other.userId,
        name: 'Kim',
        email: other.email,
        address: '127.0.0.1',
        device: expect.any(String),
      },
    ]);
    const all = await log('limit=500');
    const next = await log(`limit=2&cursor=${first.nextCursor}`);
    expect(next.items).toEqual(all.items.slice(2, 4));
    expect(all.nextCursor).toBeNull();
    expect(JSON.stringify(all)).not.toContain('Dentist');
    expect((await administrator.ask('GET', '/api/v1/admin/audit?cursor=nonsense')).status).toBe(400);
    expect((await person.ask('GET', '/api/v1/admin/audit')).status).toBe(403);
  });

  it('is narrowed to an event and to a person, by the names that there are', async () => {
    const { events } = await log('limit=1');
    expect(events).toEqual([...events].sort());
    expect(events).toContain('auth.register');
    const { items } = await log(`event=auth.register&search=${encodeURIComponent('o’hara')}`);
    expect(items).toMatchObject([{ event: 'auth.register', userId: person.userId }]);
    expect((await log('event=auth.none')).items).toEqual([]);
    expect((await log('search=%25')).items).toEqual([]);
  });

  it('says what the last verification has found', async () => {
    expect((await log('limit=1')).verification).toBeNull();
    app.platform.metrics.addAuditVerified(2);
    expect((await log('limit=1')).verification).toEqual({ verifiedAt: expect.any(String), faults: 2 });
  });

  it('is read along its indexes, however many events there are', async () => {
    await app.db.asSuperuser(`insert into security_events (user_id, sequence, id, event, at, hash)
      select uuidv7(), 1, uuidv7(), case when n % 5000 = 0 then 'auth.rare' else 'auth.usual' end, now(), ''
      from generate_series(1, 20000) n`);
    await app.db.asSuperuser('analyze security_events');
    for (const narrowed of ['', "where event = 'auth.rare'"]) {
      const rows = await app.db.asSuperuser<{ 'QUERY PLAN': string }>(
        `explain select * from security_events ${narrowed} order by id desc limit 51`,
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join(' ');
      expect(plan).toMatch(/security_events_(id|event)_idx/);
      expect(plan).not.toMatch(/Seq Scan/);
    }
  });
});
