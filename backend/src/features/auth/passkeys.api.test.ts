import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authenticator } from '../../testing/authenticator.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

const origin = 'https://money.example.org';
const made = { origin, relyingParty: 'money.example.org' };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ APP_URL: origin });
});
afterAll(() => app.close());

const passkeys = '/api/v1/auth/passkeys';

async function add(
  person: Person,
  authenticator: Authenticator,
  making: Parameters<Authenticator['create']>[1] = made,
) {
  const options = await person.ask('POST', `${passkeys}/options`);
  const credential = authenticator.create(options.body, making);
  return { credential, answer: await person.ask('POST', passkeys, { body: { credential, name: 'Laptop' } }) };
}

async function challenge() {
  return (await app.ask('POST', `${passkeys}/sign-in/options`)).body;
}

function send(credential: object): Promise<Answered> {
  return app.ask('POST', `${passkeys}/sign-in`, { body: { credential } });
}

describe('a passkey', () => {
  it('signs in by itself, without address or password', async () => {
    const person = await app.signUp();
    const authenticator = new Authenticator();
    const { answer } = await add(person, authenticator);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ name: 'Laptop', isBackedUp: false, lastUsedAt: null });

    const signedIn = await send(authenticator.get(await challenge(), made));
    expect([signedIn.status, signedIn.body.user?.id]).toEqual([200, person.userId]);
    const headers = { authorization: `Bearer ${signedIn.body.accessToken}` };
    expect((await app.ask('GET', '/api/v1/me', { headers })).status).toBe(200);
    expect(signedIn.headers.getSetCookie().filter((line) => /HttpOnly; Secure/.test(line))).toHaveLength(3);

    const events = (await person.ask('GET', '/api/v1/me/security-events')).body.items;
    expect(events.map(({ event }: { event: string }) => event).slice(0, 2)).toEqual([
      'auth.login.success',
      'auth.passkey.add',
    ]);
  });

  it('says nothing of who has one before it is shown', async () => {
    const options = await challenge();
    expect(options).toMatchObject({ rpId: 'money.example.org', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
  });

  it('works once for each challenge, also where the first answer was wrong', async () => {
    const authenticator = new Authenticator();
    await add(await app.signUp(), authenticator);
    const options = await challenge();
    const proof = authenticator.get(options, made);
    expect((await send(proof)).status).toBe(200);
    const again = await send(proof);
    expect([again.status, again.body.type]).toEqual([401, '/problems/passkey-refused']);

    const spoilt = await challenge();
    expect((await send(authenticator.get(spoilt, { ...made, origin: 'https://evil.example' }))).status).toBe(401);
    expect((await send(authenticator.get(spoilt, made))).status).toBe(401);
  });

  it.each([
    ['of another site', { ...made, origin: 'https://money.example.org.evil.example' }],
    ['for another host', { ...made, relyingParty: 'evil.example' }],
    ['without its owner’s finger or PIN', { ...made, flags: 0x01 }],
  ])('is refused with a proof %s', async (_kind, making) => {
    const authenticator = new Authenticator();
    await add(await app.signUp(), authenticator);
    expect((await send(authenticator.get(await challenge(), making))).status).toBe(401);
  });

  it('is refused for a challenge that is not ours, not now or not for signing in', async () => {
    const person = await app.signUp();
    const authenticator = new Authenticator();
    await add(person, authenticator);
    const own = { challenge: Buffer.from('made up by the client, thirty-two').toString('base64url') };
    expect((await send(authenticator.get(own, made))).status).toBe(401);

    const forMaking = await person.ask('POST', `${passkeys}/options`);
    expect((await send(authenticator.get(forMaking.body, made))).status).toBe(401);

    const late = await challenge();
    app.pass(5 * 60_000 + 1_000);
    expect((await send(authenticator.get(late, made))).status).toBe(401);
    app.pass(-5 * 60_000 - 1_000);
  });

  it('is refused where another key signed for it, or a copy’s counter goes back', async () => {
    const [right, other] = [new Authenticator(), new Authenticator()];
    await add(await app.signUp(), right);
    await add(await app.signUp(), other);
    const forged = { ...other.get(await challenge(), made), id: right.id, rawId: right.id };
    expect((await send(forged)).status).toBe(401);

    right.counter = 10;
    expect((await send(right.get(await challenge(), made))).status).toBe(200);
    right.counter = 4;
    expect((await send(right.get(await challenge(), made))).status).toBe(401);
  });

  it('is made only for the challenge of the same user, and once', async () => {
    const [one, other] = [await app.signUp(), await app.signUp()];
    const options = await one.ask('POST', `${passkeys}/options`);
    const credential = new Authenticator().create(options.body, made);
    expect((await other.ask('POST', passkeys, { body: { credential } })).status).toBe(401);

    const authenticator = new Authenticator();
    const { credential: first, answer } = await add(one, authenticator);
    expect(answer.status).toBe(201);
    expect((await one.ask('POST', passkeys, { body: { credential: first } })).status).toBe(401);
    const { answer: copied } = await add(other, authenticator);
    expect([copied.status, copied.body.type]).toEqual([409, '/problems/conflict']);
  });

  it('is named, listed and removed by its owner only, and then signs in no more', async () => {
    const [one, other] = [await app.signUp(), await app.signUp()];
    const authenticator = new Authenticator();
    const { id } = (await add(one, authenticator)).answer.body;
    const body = { name: 'Work phone' };
    expect((await other.ask('PATCH', `${passkeys}/${id}`, { body })).status).toBe(404);
    expect((await other.ask('DELETE', `${passkeys}/${id}`)).status).toBe(404);
    expect((await other.ask('GET', passkeys)).body.items).toEqual([]);

    expect((await one.ask('PATCH', `${passkeys}/${id}`, { body })).body.name).toBe('Work phone');
    expect((await one.ask('GET', passkeys)).body.items).toMatchObject([{ id, name: 'Work phone' }]);
    expect((await one.ask('DELETE', `${passkeys}/${id}`)).status).toBe(204);
    expect((await send(authenticator.get(await challenge(), made))).status).toBe(401);
  });
});

describe('wrong passkeys', () => {
  it('end after five from one address', async () => {
    const strict = await startTestApp({ APP_URL: origin, RATE_LIMIT_LOGIN: '5' });
    try {
      const authenticator = new Authenticator();
      const statuses: number[] = [];
      for (let n = 0; n < 6; n += 1) {
        const options = (await strict.ask('POST', `${passkeys}/sign-in/options`)).body;
        const body = { credential: authenticator.get(options, made) };
        statuses.push((await strict.ask('POST', `${passkeys}/sign-in`, { body })).status);
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    } finally {
      await strict.close();
    }
  });
});
