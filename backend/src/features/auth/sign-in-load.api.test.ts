import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let guest: Person;
beforeAll(async () => {
  // Dear enough that the queue fills, and cheap enough for a test: an eighth of the product's.
  app = await startTestApp({ RATE_LIMIT_LOGIN: '5', TRUST_PROXY: '127.0.0.1' }, { passwordCost: 9 });
  person = await app.signUp();
  guest = await app.signUp();
});
afterAll(() => app.close());

/** Milliseconds; on a machine that does other things as well, hundreds of requests take their time. */
const patience = 120_000;

/** At once, each from an address of its own. */
function signIns(count: number, emailOf: (n: number) => string, password = 'not the password'): Promise<Answered>[] {
  return Array.from({ length: count }, (_, n) =>
    app.ask('POST', '/api/v1/auth/login', {
      body: { email: emailOf(n), password },
      headers: { 'x-forwarded-for': `198.51.${Math.floor(n / 250)}.${n % 250}` },
    }),
  );
}

it('200 sign-ins at once are answered or sent away with a time to come back, and others are served meanwhile', {
  timeout: patience,
}, async () => {
  // Addresses that nobody has: that they fill the queue shows that they cost the work of any other.
  const pending = signIns(200, (n) => `nobody${n}@example.org`);
  await Promise.race(pending);
  const others = await Promise.all(Array.from({ length: 20 }, () => person.ask('GET', '/api/v1/ledgers')));
  expect(others.map(({ status }) => status)).toEqual(Array(20).fill(200));

  const answers = await Promise.all(pending);
  const refused = answers.filter(({ status }) => status === 503);
  expect(answers.filter(({ status }) => status === 401).length + refused.length).toBe(200);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, body } of refused) {
    expect(body.type).toBe('/problems/unavailable');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect((await Promise.all(signIns(1, () => person.email, person.password)))[0]?.status).toBe(200);
});

it('a sign-in that was sent away is no failed one', { timeout: patience }, async () => {
  const flood = signIns(100, (n) => `nobody${n}@example.com`);
  const own = await Promise.all(signIns(8, () => guest.email, guest.password));
  await Promise.all(flood);
  expect(own.map(({ status }) => status)).toContain(503);
  const again = await Promise.all(signIns(1, () => guest.email, guest.password));
  expect(again[0]?.status).toBe(200);
});
