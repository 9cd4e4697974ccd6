import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { inviteOfEmail, putUserInvite } from './user-invites.repository.ts';

const appUrl = 'http://localhost:3999';
const start = '/api/v1/auth/oidc/house/start';
const finish = '/api/v1/auth/oidc/house/callback';
const options = '/api/v1/auth/options';

interface Account {
  email: string;
  email_verified: boolean;
}

/** Who signs in at the provider next, by subject. */
const accounts = new Map<string, Account>();
let subject = '';
/** What the provider signs arrives with another signature. */
let forgesSignatures = false;
let server: Server;
let issuer: string;
let app: TestApp;
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  serveProvider();
  app = await startTestApp({ APP_URL: appUrl, OIDC_PROVIDERS: JSON.stringify([house()]) });
});
afterAll(async () => {
  await app.close();
  server.closeAllConnections();
  server.close();
});

function house() {
  return { id: 'house', name: 'House', issuer, clientId: 'expenseai', clientSecret: 'a secret of the test' };
}

/** A real provider, at which whoever is `subject` signs in without a form. */
function serveProvider(): void {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'expenseai',
        client_secret: 'a secret of the test',
        redirect_uris: [`${appUrl}${finish}`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: 'Robin', ...accounts.get(id) }) }),
    loadExistingGrant: async ({ oidc }) => {
      const { accountId = '' } = oidc.session ?? {};
      const grant = new provider.Grant({ clientId: 'expenseai', accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (forgesSignatures && request.url === '/token') forgeSignatures(response);
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: subject } });
  });
}

/** Has the ID token of an answer end with the signature of nobody, of the same length. */
function forgeSignatures(response: ServerResponse): void {
  const end = response.end.bind(response);
  response.end = ((body: string) => {
    const { id_token: token, ...rest } = JSON.parse(body) as { id_token: string };
    const [head, claims, signature = ''] = token.split('.');
    return end(JSON.stringify({ ...rest, id_token: `${head}.${claims}.${'A'.repeat(signature.length)}` }));
  }) as ServerResponse['end'];
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}

/** Signs in at the provider as a browser would; gives where it leads back to. */
async function visitProvider(location: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(location);
  while (url.origin === issuer) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { headers, status } = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const next = headers.get('location');
    if (!next) throw new Error(`The provider answers ${status} at ${url.pathname}`);
    url = new URL(next, url);
  }
  return url;
}

async function begin(asked = start): Promise<{ location: string; cookie: string }> {
  const { status, headers } = await app.ask('GET', asked);
  expect(status).toBe(303);
  return { location: headers.get('location') ?? '', cookie: cookieOf(headers) };
}

function comeBack(url: URL, cookie: string): Promise<Answered> {
  return app.ask('GET', `${url.pathname}${url.search}`, { headers: { cookie } });
}

/** The whole way; gives the last answer. */
async function signIn(account: Account, id = account.email): Promise<Answered> {
  accounts.set(id, account);
  subject = id;
  const { location, cookie } = await begin();
  return comeBack(await visitProvider(location), cookie);
}

function endOf({ headers }: Answered): string {
  return (headers.get('location') ?? '').replace(`${appUrl}/sign-in`, '');
}

describe('signing in at a provider', () => {
  it('registers somebody new, and finds them again also under another address', async () => {
    const first = await signIn({ email: 'Ada@Example.org', email_verified: true }, 'ada');
    expect([first.status, endOf(first)]).toEqual([303, '#signed-in']);
    const headers = { cookie: cookieOf(first.headers) };
    const me = (await app.ask('GET', '/api/v1/me', { headers })).body;
    expect(me).toMatchObject({ email: 'ada@example.org', name: 'Robin' });
    expect((await app.ask('GET', '/api/v1/ledgers', { headers })).body.items).toHaveLength(1);
    expect((await app.ask('GET', '/api/v1/auth/methods', { headers })).body.hasPassword).toBe(false);

    const again = await signIn({ email: 'ada@elsewhere.example', email_verified: true }, 'ada');
    const same = await app.ask('GET', '/api/v1/me', { headers: { cookie: cookieOf(again.headers) } });
    expect(same.body.id).toBe(me.id);
  });

  it('comes back to the page that was asked for', async () => {
    accounts.set('next', { email: 'next@example.org', email_verified: true });
    subject = 'next';
    const { location, cookie } = await begin(`${start}?next=%2Ftransactions%3Fq%3Dtea`);
    const answer = await comeBack(await visitProvider(location), cookie);
    expect(endOf(answer)).toBe('?next=%2Ftransactions%3Fq%3Dtea#signed-in');
  });

  it('takes no address that the provider hasn’t verified', async () => {
    const answer = await signIn({ email: 'unsure@example.org', email_verified: false });
    expect(endOf(answer)).toBe('#refused=oidc-email-unverified');
    expect(await app.db.asSuperuser("select 1 from users where email = 'unsure@example.org'")).toEqual([]);
  });

  it('links a user of that address only once the address is verified here', async () => {
    const person = await app.signUp();
    const account = { email: person.email, email_verified: true };
    expect(endOf(await signIn(account))).toBe('#refused=oidc-link-first');
    await app.db.asSuperuser('update users set email_verified_at = now() where id = $1', [person.userId]);
    const answer = await signIn(account);
    const me = await app.ask('GET', '/api/v1/me', { headers: { cookie: cookieOf(answer.headers) } });
    expect(me.body.id).toBe(person.userId);
  });

  it('is refused in another browser, and with a state of somebody else’s or used before', async () => {
    accounts.set('eve', { email: 'eve@example.org', email_verified: true });
    subject = 'eve';
    const [own, other] = [await begin(), await begin()];
    const url = await visitProvider(own.location);
    expect(endOf(await comeBack(url, other.cookie))).toBe('#refused=sign-in-expired');
    expect(endOf(await comeBack(url, ''))).toBe('#refused=sign-in-expired');
    expect(endOf(await comeBack(url, own.cookie))).toBe('#signed-in');
    expect(endOf(await comeBack(url, own.cookie))).toBe('#refused=sign-in-expired');
  });

  it.each([
    ['another nonce', (url: URL) => url.searchParams.set('nonce', 'another'), () => undefined],
    ['another PKCE challenge', (url: URL) => url.searchParams.set('code_challenge', 'A'.repeat(43)), () => undefined],
    ['another issuer (RFC 9207)', () => undefined, (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
    ['no issuer', () => undefined, (url: URL) => url.searchParams.delete('iss')],
    ['another code', () => undefined, (url: URL) => url.searchParams.set('code', 'made-up')],
  ])('is refused with %s', async (_kind, there, back) => {
    accounts.set('mallory', { email: 'mallory@example.org', email_verified: true });
    subject = 'mallory';
    const { location, cookie } = await begin();
    const asked = new URL(location);
    there(asked);
    const url = await visitProvider(asked.href);
    back(url);
    const answer = await comeBack(url, cookie);
    expect(endOf(answer)).toBe('#refused=oidc-refused');
    expect(cookieOf(answer.headers)).not.toContain('eai_access');
  });

  it('is refused with an ID token that the provider hasn’t signed', async () => {
    forgesSignatures = true;
    const answer = await signIn({ email: 'forged@example.org', email_verified: true });
    forgesSignatures = false;
    expect(endOf(answer)).toBe('#refused=oidc-refused');
    expect(await app.db.asSuperuser("select 1 from users where email = 'forged@example.org'")).toEqual([]);
  });

  it('that is refused keeps the page that was asked for', async () => {
    accounts.set('refused', { email: 'refused@example.org', email_verified: false });
    subject = 'refused';
    const { location, cookie } = await begin(`${start}?next=%2Finbox`);
    expect(endOf(await comeBack(await visitProvider(location), cookie))).toBe(
      '?next=%2Finbox#refused=oidc-email-unverified',
    );
  });

  it('goes on in maintenance mode for who is known, and makes and links nobody', async () => {
    const known = { email: 'known@example.org', email_verified: true };
    await signIn(known);
    const person = await app.signUp();
    await app.db.asSuperuser('update users set email_verified_at = now() where id = $1', [person.userId]);
    await app.db.asSuperuser('insert into maintenance_mode (since) values (now())');
    try {
      expect(endOf(await signIn(known))).toBe('#signed-in');
      for (const email of ['unknown@example.org', person.email]) {
        expect(endOf(await signIn({ email, email_verified: true }))).toBe('#refused=maintenance');
      }
    } finally {
      await app.db.asSuperuser('delete from maintenance_mode');
    }
    // The instance may have noticed the mode, and needs a moment to see that it is over.
    const knows = async () => (await app.ask('GET', options)).headers.has('maintenance');
    await expect.poll(knows, { timeout: 10_000 }).toBe(false);
  });

  it('names the providers, and leads to no other', async () => {
    expect((await app.ask('GET', options)).body.providers).toEqual([{ id: 'house', name: 'House' }]);
    expect((await begin('/api/v1/auth/oidc/other/start')).location).toBe(`${appUrl}/sign-in#refused=not-found`);
  });
});

describe('an identity', () => {
  const link = '/api/v1/auth/oidc/house/link';
  const identities = '/api/v1/auth/identities';

  /** Comes back from the provider, where `id` signs in. */
  async function linkTo(person: Person, id: string, before?: () => Promise<unknown>): Promise<string> {
    accounts.set(id, { email: `${id}@elsewhere.example`, email_verified: false });
    subject = id;
    const { status, body, headers } = await person.ask('POST', link);
    expect(status).toBe(200);
    const back = await visitProvider(body.url);
    await before?.();
    const answer = await comeBack(back, cookieOf(headers));
    expect(cookieOf(answer.headers)).not.toContain('eai_access');
    return (answer.headers.get('location') ?? '').replace(appUrl, '');
  }

  async function listed(person: Person): Promise<{ id: string; name: string; email: string }[]> {
    return (await person.ask('GET', identities)).body.items;
  }

  it('is linked by who has just proved who they are, and then signs in under any address', async () => {
    const person = await app.signUp();
    expect(await linkTo(person, 'grace')).toBe('/settings#linked');
    expect(await linkTo(person, 'grace')).toBe('/settings#linked');
    expect(await listed(person)).toMatchObject([{ name: 'House', email: 'grace@elsewhere.example' }]);
    // It is known by issuer and subject: whether its provider vouches for an address doesn't matter any more.
    const answer = await signIn({ email: 'grace@third.example', email_verified: false }, 'grace');
    const me = await app.ask('GET', '/api/v1/me', { headers: { cookie: cookieOf(answer.headers) } });
    expect(me.body.id).toBe(person.userId);

    const other = await app.signUp();
    expect(await linkTo(other, 'grace')).toBe('/settings#refused=identity-taken');
    expect(await listed(other)).toEqual([]);
  });

  it('isn’t linked once the session that asked for it has ended', async () => {
    const person = await app.signUp();
    const end = () => person.ask('POST', '/api/v1/auth/logout');
    expect(await linkTo(person, 'heidi', end)).toBe('/settings#refused=session-ended');
    expect(await app.db.asSuperuser('select 1 from identities where user_id = $1', [person.userId])).toEqual([]);
  });

  it('is unlinked by its owner alone, and not where it is the last way to sign in', async () => {
    const person = await app.signUp();
    await linkTo(person, 'ivan');
    const [one] = await listed(person);
    const other = await app.signUp();
    expect((await other.ask('DELETE', `${identities}/${one?.id}`)).status).toBe(404);
    expect((await person.ask('DELETE', `${identities}/${one?.id}`)).status).toBe(204);
    expect(await listed(person)).toEqual([]);
    const { items } = (await person.ask('GET', '/api/v1/me/security-events')).body;
    expect(items[0].event).toBe('auth.identity.unlink');

    const first = await signIn({ email: 'judy@example.org', email_verified: true }, 'judy');
    const headers = { cookie: cookieOf(first.headers) };
    const { body } = await app.ask('GET', identities, { headers });
    const refused = await app.ask('DELETE', `${identities}/${body.items[0].id}`, { headers });
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/last-way-in']);
    expect((await app.ask('GET', identities, { headers })).body.items).toHaveLength(1);
  });
});

describe('an installation that is closed', () => {
  it('takes nobody new in from a provider but who is invited by address', async () => {
    const closed = await startTestApp({
      APP_URL: appUrl,
      REGISTRATION: 'closed',
      OIDC_PROVIDERS: JSON.stringify([house()]),
    });
    const open = app;
    app = closed;
    try {
      await closed.signUp();
      const late = { email: 'late@example.org', email_verified: true };
      expect(endOf(await signIn(late))).toBe('#refused=registration-closed');
      const { db } = app.db.database;
      const invite = { email: late.email, isAdministrator: true, invitedBy: null };
      await putUserInvite(db, invite, 'a token', new Date());
      const { headers, status } = await signIn(late);
      expect(status).toBe(303);
      const me = await app.ask('GET', '/api/v1/me', { headers: { cookie: cookieOf(headers) } });
      expect(me.body).toMatchObject({ email: late.email, isAdministrator: true, isEmailVerified: true });
      expect(await inviteOfEmail(db, late.email, new Date())).toBeUndefined();
    } finally {
      app = open;
      await closed.close();
    }
  });
});
