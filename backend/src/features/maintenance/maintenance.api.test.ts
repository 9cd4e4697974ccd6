import { routes } from '@expenseai/contracts/routes';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { startApp } from '../../start-app.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let administrator: Person;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  administrator = await app.signUp('Ada');
  person = await app.signUp('Robin');
});
afterAll(() => app.close());

const path = '/api/v1/admin/maintenance';

/** Waits until the application knows. */
async function switchTo(isOn: boolean): Promise<void> {
  const { status } = await administrator.ask('POST', path, { body: { isOn } });
  expect(status).toBe(200);
  await vi.waitFor(async () => expect((await person.ask('GET', '/api/v1/me')).headers.has('maintenance')).toBe(isOn), {
    timeout: 10_000,
  });
}

const tag = (name: string) => person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/tags`, { body: { name } });

describe('maintenance mode', () => {
  beforeAll(() => switchTo(true));

  it('refuses changes with a sentence and when to come back, while reading and signing in go on', async () => {
    const refused = await tag('work');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('120');
    expect(refused.body).toMatchObject({
      type: '/problems/maintenance',
      detail: expect.stringContaining('Reading goes on'),
    });
    const registering = { email: 'new@example.org', password: 'purple-otter-42-lamp', currency: 'EUR' };
    expect((await app.ask('POST', '/api/v1/auth/register', { body: registering })).status).toBe(503);

    const tags = await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}/tags`);
    expect(tags).toMatchObject({ status: 200, body: { items: [] } });
    const { email, password } = person;
    expect((await app.ask('POST', '/api/v1/auth/login', { body: { email, password } })).status).toBe(200);
    expect((await app.ask('GET', '/readiness')).status).toBe(200);
  });

  it('tells nobody more than usual: who isn’t let in hears that first', async () => {
    expect((await app.ask('POST', `/api/v1/ledgers/${person.ledgerId}/tags`, { body: {} })).status).toBe(401);
    const foreign = `/api/v1/ledgers/${administrator.ledgerId}/tags`;
    expect((await person.ask('POST', foreign, { body: { name: 'x' } })).status).toBe(404);
  });

  it('stands in the database: an instance that starts knows of it before it serves', async () => {
    const other = await startApp({ ...app.platform, metrics: new Metrics(app.platform.database.pool) });
    try {
      const response = await fetch(`${other.url}/api/v1/auth/password/reset`, { method: 'POST' });
      expect(response.status).toBe(503);
      expect(response.headers.has('maintenance')).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('is switched by administrators only, and noted', async () => {
    expect((await person.ask('POST', path, { body: { isOn: false } })).status).toBe(403);
    expect(app.audit.map((line) => JSON.parse(line).event)).toContain('admin.maintenance.on');
  });

  it('ends with the switch', async () => {
    await switchTo(false);
    expect((await tag('work')).status).toBe(201);
  });
});

it('shows when each task was last done and what the doctor finds', async () => {
  const before = (await administrator.ask('GET', path)).body;
  expect(before.since).toBeNull();
  expect(before.findings).toContainEqual(
    expect.objectContaining({ part: 'clock', state: 'ok', code: 'clock-right', values: { now: expect.any(String) } }),
  );
  expect(before.tasks).toHaveLength(20);
  expect(before.tasks.filter(({ isOverdue }: { isOverdue: boolean }) => isOverdue)).toEqual([]);

  // After two days the daily ones wait; one that was done doesn't.
  await app.db.asSuperuser("update users set created_at = created_at - interval '2 days'");
  const body = { task: 'error-rates' };
  expect((await administrator.ask('POST', `${path}/records`, { body })).status).toBe(201);
  const { tasks } = (await administrator.ask('GET', path)).body;
  const overdue = tasks.filter(({ isOverdue }: { isOverdue: boolean }) => isOverdue);
  expect(overdue.map(({ task }: { task: string }) => task)).toEqual(['system-health', 'critical-alerts']);
  expect(tasks[0]).toMatchObject({ task: 'error-rates', doneBy: 'Ada', lastDoneAt: expect.any(String) });
  expect((await administrator.ask('POST', `${path}/records`, { body: { task: 'sweeping' } })).status).toBe(400);
});

it('lets every way to sign in and the reports of errors go on, and nothing else that writes', () => {
  const going = [...routes].filter(([, route]) => route.inMaintenance).map(([name]) => name);
  expect(going.sort()).toEqual([
    // Passed on, and written nowhere here.
    'countPageView',
    'login',
    'logout',
    'parseEntry',
    'recordMaintenance',
    'refresh',
    'reportClientError',
    'setFlag',
    'setMaintenanceMode',
    'signInByCode',
    'signInByPasskey',
    'startPasskeySignIn',
  ]);
});
