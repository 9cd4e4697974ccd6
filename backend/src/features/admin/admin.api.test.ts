import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
