import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { Health } from './health.ts';

const token = 'a token of thirty-two characters, at least';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('probes', () => {
  it('answer that all is well, quickly', async () => {
    const query = vi.spyOn(app.db.database.pool, 'query');
    const health = await app.ask('GET', '/health');
    // The load test measures; what costs time is what the database is asked.
    expect(query).toHaveBeenCalledTimes(2);
    query.mockRestore();
    expect(health.body).toEqual({
      status: expect.stringMatching(/^(ok|degraded)$/),
      parts: [
        { name: 'database', state: 'ok' },
        { name: 'storage', state: 'ok' },
        { name: 'queue', state: 'ok' },
        { name: 'disk', state: expect.stringMatching(/^(ok|degraded)$/) },
        { name: 'memory', state: expect.stringMatching(/^(ok|degraded)$/) },
        { name: 'event-loop', state: expect.stringMatching(/^(ok|degraded)$/) },
      ],
    });
    expect((await app.ask('GET', '/readiness')).status).toBe(200);
    expect((await app.ask('GET', '/liveness')).body).toEqual({ status: 'ok' });
  });

  it('answer under any name, as those who distribute requests ask by address', async () => {
    const { status } = await app.ask('GET', '/readiness', { headers: { 'x-forwarded-host': 'pod' } });
    expect(status).toBe(200);
  });

  it('see a database that hangs within 3 seconds, while the process is alive', async () => {
    const pool = app.db.database.pool;
    const hanging = Promise.withResolvers<never>();
    const query = pool.query;
    pool.query = (() => hanging.promise) as typeof pool.query;
    const answers = await Promise.all(
      ['/readiness', '/readiness', '/health', '/liveness', '/metrics'].map((path) => app.ask('GET', path)),
    );
    pool.query = query;
    hanging.reject(new Error('hung up'));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 200, 200]);
    expect(answers[2]?.body.parts).toContainEqual({ name: 'database', state: 'down' });
    expect(answers[4]?.body).toContain('\nexpenseai_part_up{part="database"} 0\n');
    expect((await app.ask('GET', '/readiness')).status).toBe(200);
  });

  it('give a part that hangs two seconds, by a clock of the test', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const hanging = { name: 'database', isVital: true, look: () => new Promise<never>(() => undefined) };
    let status: string | undefined;
    const report = new Health([hanging]).report().then((found) => {
      status = found.status;
    });
    await vi.advanceTimersByTimeAsync(1_999);
    expect(status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    await report;
    expect(status).toBe('down');
  });

  it('go on with a part that isn’t vital, and say so', async () => {
    const broken = { name: 'queue', isVital: false, look: () => Promise.reject(new Error('gone')) };
    const health = new Health([{ name: 'database', isVital: true, look: async () => ({ state: 'ok' }) }, broken]);
    expect(await health.isReady()).toBe(true);
    expect(await health.report()).toMatchObject({ status: 'degraded', parts: [{ state: 'ok' }, { state: 'down' }] });
  });

  it('are not ready while draining', async () => {
    const health = new Health([{ name: 'database', isVital: true, look: async () => ({ state: 'ok' }) }]);
    expect(await health.isReady()).toBe(true);
    health.drain();
    expect(await health.isReady()).toBe(false);
  });
});

describe('metrics', () => {
  it('are there for the machine itself, with route templates and no ids', async () => {
    const person = await app.signUp();
    await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}`);
    const { status, body } = await app.ask('GET', '/metrics');
    expect(status).toBe(200);
    expect(body).toMatch(
      /^http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/ledgers\/:ledgerId",status="200"\} 1$/m,
    );
    expect(body).toMatch(/^expenseai_transactions_total /m);
    expect(body).not.toContain(person.ledgerId);
    expect((await app.ask('GET', '/api/metrics')).status).toBe(200);
  });

  it('are closed to what comes through a proxy', async () => {
    const { status } = await app.ask('GET', '/metrics', { headers: { 'x-forwarded-for': '192.0.2.1' } });
    expect(status).toBe(403);
  });

  it('ask for the token where one is set', async () => {
    const closed = await startTestApp({ METRICS_TOKEN: token });
    const ask = (authorization?: string) =>
      closed.ask('GET', '/metrics', authorization === undefined ? {} : { headers: { authorization } });
    const statuses = [(await ask()).status, (await ask('Bearer wrong')).status, (await ask(`Bearer ${token}`)).status];
    await closed.close();
    expect(statuses).toEqual([401, 401, 200]);
  });
});
