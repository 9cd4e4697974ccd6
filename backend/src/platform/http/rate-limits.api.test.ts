import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ RATE_LIMIT_GLOBAL: '20', RATE_LIMIT_AI: '3', TRUST_PROXY: '127.0.0.1' });
});
afterAll(() => app.close());

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

describe('requests of an address', () => {
  it('are counted, refused and say when to come back', async () => {
    const first = await app.ask('GET', '/api/v1/me', from('192.0.2.1'));
    expect(first.status).toBe(401);
    expect(first.headers.get('ratelimit-limit')).toBe('20');
    expect(first.headers.get('ratelimit-remaining')).toBe('19');
    expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(50);
    for (let n = 0; n < 19; n += 1) await app.ask('GET', '/api/v1/nothing', from('192.0.2.1'));

    const refused = await app.ask('GET', '/api/v1/me', from('192.0.2.1'));
    expect([refused.status, refused.body.type]).toEqual([429, '/problems/rate-limited']);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await app.ask('GET', '/api/v1/me', from('192.0.2.2'))).status).toBe(401);
  });

  it('of one IPv6 network count together', async () => {
    for (let n = 1; n <= 20; n += 1) await app.ask('GET', '/api/v1/me', from(`2001:db8:0:7::${n}`));
    expect((await app.ask('GET', '/api/v1/me', from('2001:db8:0:7:ffff::1'))).status).toBe(429);
    expect((await app.ask('GET', '/api/v1/me', from('2001:db8:0:8::1'))).status).toBe(401);
  });

  it('for files and probes don’t count', async () => {
    for (let n = 0; n < 25; n += 1) {
      await app.ask('GET', '/liveness', from('192.0.2.3'));
      await app.ask('GET', '/some/page', from('192.0.2.3'));
    }
    const { headers } = await app.ask('GET', '/api/v1/me', from('192.0.2.3'));
    expect(headers.get('ratelimit-remaining')).toBe('19');
  });
});

describe('an untrusted client', () => {
  it('can’t choose its address', async () => {
    const closed = await startTestApp({ RATE_LIMIT_GLOBAL: '3' });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await closed.ask('GET', '/api/v1/me', from(`192.0.2.${n}`))).status);
    await closed.close();
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });
});
