import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ RATE_LIMIT_LOGIN: '5', TRUST_PROXY: '127.0.0.1' });
});
afterAll(() => app.close());

/** Signs in from an address of one's own. */
function signIn(email: string, password: string, from: string, cookie = ''): Promise<Answered> {
  return app.ask('POST', '/api/v1/auth/login', {
    body: { email, password },
    headers: { 'x-forwarded-for': from, ...(cookie === '' ? {} : { cookie }) },
  });
}

async function failTimes(times: number, { email }: Person, from: (n: number) => string): Promise<number[]> {
  const answers = await Promise.all(
    Array.from({ length: times }, (_, n) => signIn(email, 'not the password', from(n))),
  );
  return answers.map(({ status }) => status).sort();
}

function deviceOf({ headers }: Answered): string {
  return (
    headers
      .getSetCookie()
      .find((line) => line.startsWith('eai_device='))
      ?.split(';', 1)[0] ?? ''
  );
}

describe('failed sign-ins', () => {
  it('end after five on an account, also when they come at once from everywhere', async () => {
    const person = await app.signUp();
    const statuses = await failTimes(12, person, (n) => `198.51.100.${n}`);
    expect(statuses).toEqual([...Array(5).fill(401), ...Array(7).fill(429)]);

    const right = await signIn(person.email, person.password, '198.51.100.99');
    expect(right.status).toBe(429);
    expect(right.body.type).toBe('/problems/rate-limited');
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(right.headers.get('ratelimit-limit')).toBe('5');
    expect(right.headers.get('ratelimit-remaining')).toBe('0');
  });

  it('don’t lock out a device known from before, which has five of its own', async () => {
    const person = await app.signUp();
    const known = deviceOf(await signIn(person.email, person.password, '203.0.113.1'));
    await failTimes(8, person, (n) => `198.51.100.${100 + n}`);
    expect((await signIn(person.email, person.password, '203.0.113.1')).status).toBe(429);
    expect((await signIn(person.email, person.password, '203.0.113.1', known)).status).toBe(200);

    const own = await Promise.all(Array.from({ length: 6 }, () => signIn(person.email, 'wrong', '203.0.113.1', known)));
    expect(own.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('aren’t escaped with a device known to another account', async () => {
    const [one, other] = [await app.signUp(), await app.signUp()];
    const known = deviceOf(await signIn(other.email, other.password, '203.0.113.2'));
    await failTimes(5, one, (n) => `198.51.100.${150 + n}`);
    expect((await signIn(one.email, one.password, '203.0.113.2', known)).status).toBe(429);
  });

  it('end after five from one address, whichever accounts they try', async () => {
    const answers: number[] = [];
    for (let n = 0; n < 6; n += 1)
      answers.push((await signIn(`somebody${n}@example.org`, 'guess', '203.0.113.77')).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    const person = await app.signUp();
    expect((await signIn(person.email, person.password, '203.0.113.78')).status).toBe(200);
  });

  it('aren’t made by signing in rightly, however often', async () => {
    const person = await app.signUp();
    for (let n = 0; n < 7; n += 1)
      expect((await signIn(person.email, person.password, '203.0.113.80')).status).toBe(200);
  });

  it('aren’t made by sign-ins that were sent away since too many came at once', async () => {
    const person = await app.signUp();
    const signRightlyIn = () => signIn(person.email, person.password, '203.0.113.81');
    const statuses = (await Promise.all(Array.from({ length: 20 }, signRightlyIn))).map(({ status }) => status);
    expect(statuses).toContain(429);
    expect((await signRightlyIn()).status).toBe(200);
  });
});

describe('a password asked again', () => {
  it('has five tries', async () => {
    const person = await app.signUp();
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const body = { currentPassword: 'wrong', newPassword: 'green-heron-77-kettle' };
      statuses.push((await person.ask('POST', '/api/v1/auth/password/change', { body })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});
