import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mailSettingsFor, type SmtpListener, startSmtpListener, tokenIn } from '../../testing/smtp-listener.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

vi.setConfig({ testTimeout: 60_000 });

const path = '/api/v1/admin/invites';
const password = 'purple-otter-42-lamp';
const aWeek = 7 * 24 * 3_600_000;

let app: TestApp;
let administrator: Person;

const tokenOf = ({ body }: Answered): string => body.link.split('#token=')[1];
const look = (token: string): Promise<Answered> => app.ask('POST', '/api/v1/invites/look', { body: { token } });
const register = (email: string, invite: string): Promise<Answered> =>
  app.ask('POST', '/api/v1/auth/register', { body: { email, password, invite } });
const waiting = async (): Promise<string[]> =>
  (await administrator.ask('GET', path)).body.items.map(({ email }: { email: string }) => email);

async function invite(email: string, isAdministrator = false): Promise<Answered> {
  const answer = await administrator.ask('POST', path, { body: { email, isAdministrator } });
  expect(answer.status).toBe(201);
  return answer;
}

describe('where no mail is sent and nobody may sign up', () => {
  beforeAll(async () => {
    app = await startTestApp({ APP_URL: 'http://localhost:3999', REGISTRATION: 'closed' });
    administrator = await app.signUp('Ada');
  });
  afterAll(() => app.close());

  it('an administrator gets a link to hand over, which lets its address in once', async () => {
    const made = await invite('New@example.org');
    const { link, ...listed } = made.body;
    expect(link).toMatch(/^http:\/\/localhost:3999\/invite#token=[\w-]{43}$/);
    expect(listed).toMatchObject({ email: 'new@example.org', isAdministrator: false, invitedBy: 'Ada' });
    expect((await administrator.ask('GET', path)).body).toEqual({ items: [listed], nextCursor: null });
    expect((await look(tokenOf(made))).body).toEqual({ ledger: null, email: 'new@example.org' });
    expect((await register('thief@example.org', tokenOf(made))).status).toBe(403);
    const { status, body } = await register('new@example.org', tokenOf(made));
    expect([status, body.user]).toMatchObject([201, { isAdministrator: false, isEmailVerified: true }]);
    expect((await register('second@example.org', tokenOf(made))).body.type).toBe('/problems/link-expired');
    expect(await waiting()).toEqual([]);
  });

  it('makes an administrator where that was asked for', async () => {
    const { body } = await register('chief@example.org', tokenOf(await invite('chief@example.org', true)));
    expect(body.user.isAdministrator).toBe(true);
  });

  it('ends when it is taken back, when the address is invited again, and after a week', async () => {
    const [back, before] = [await invite('back@example.org'), await invite('again@example.org')];
    const after = await invite('again@example.org');
    expect(await waiting()).toEqual(['again@example.org', 'back@example.org']);
    const takeBack = () => administrator.ask('DELETE', `${path}/${back.body.id}`);
    expect([(await takeBack()).status, (await takeBack()).status]).toEqual([204, 404]);
    for (const dead of [back, before]) {
      expect((await register(dead.body.email, tokenOf(dead))).body.type).toBe('/problems/link-expired');
    }
    expect((await look(tokenOf(after))).status).toBe(200);
    app.pass(aWeek + 1_000);
    expect((await look(tokenOf(after))).status).toBe(422);
    app.pass(-aWeek - 1_000);
  });

  it('is refused for an address that has an account', async () => {
    const { status, body } = await administrator.ask('POST', path, {
      body: { email: administrator.email.toUpperCase() },
    });
    expect([status, body.type, body.detail]).toEqual([
      409,
      '/problems/conflict',
      'This address has an account here already; nobody was invited.',
    ]);
  });

  it('is for administrators to make, see and take back', async () => {
    const { body: entered } = await register('plain@example.org', tokenOf(await invite('plain@example.org')));
    const headers = { authorization: `Bearer ${entered.accessToken}` };
    const { id } = (await invite('other@example.org')).body;
    const asked = [
      await app.ask('GET', path, { headers }),
      await app.ask('POST', path, { headers, body: { email: 'friend@example.org' } }),
      await app.ask('DELETE', `${path}/${id}`, { headers }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await waiting()).toContain('other@example.org');
  });

  it('is listed page by page', async () => {
    for (const name of ['one', 'two', 'three']) await invite(`${name}@pages.example.org`);
    const first = (await administrator.ask('GET', `${path}?limit=2`)).body;
    expect(first.items.map(({ email }: { email: string }) => email)).toEqual([
      'three@pages.example.org',
      'two@pages.example.org',
    ]);
    const next = (await administrator.ask('GET', `${path}?limit=1&cursor=${first.nextCursor}`)).body;
    expect(next.items).toMatchObject([{ email: 'one@pages.example.org' }]);
    expect((await administrator.ask('GET', `${path}?cursor=nonsense`)).status).toBe(400);
  });

  it('leaves a trail of ids, and neither token nor address in it', async () => {
    const made = await invite('traced@example.org', true);
    await administrator.ask('DELETE', `${path}/${made.body.id}`);
    const lines = app.audit.slice(-2);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        event: 'admin.invite.create',
        userId: administrator.userId,
        inviteId: made.body.id,
        isAdministrator: true,
      },
      { event: 'admin.invite.delete', userId: administrator.userId, inviteId: made.body.id },
    ]);
    const kept = await app.db.asSuperuser(
      'select i::text from user_invites i union all select e::text from security_events e',
    );
    expect(JSON.stringify([kept, app.audit, app.logged])).not.toContain(tokenOf(made));
    expect(JSON.stringify([app.audit, app.logged])).not.toContain('traced@example.org');
  });
});

describe('where mail is sent', () => {
  let listener: SmtpListener;
  beforeAll(async () => {
    listener = await startSmtpListener();
    app = await startTestApp({
      ...mailSettingsFor(listener),
      APP_URL: 'http://localhost:3999',
      REGISTRATION: 'open',
      RATE_LIMIT_LOGIN: '3',
    });
    administrator = await app.signUp('Ada');
  });
  afterAll(async () => {
    await app.close();
    await listener.close();
  });

  it('is mailed where it still holds when the mail goes out, and its token is in no queue', async () => {
    const back = await invite('back@example.org');
    expect(back.body.link).toBeNull();
    await administrator.ask('DELETE', `${path}/${back.body.id}`);
    await invite('by-herself@example.org');
    const body = { email: 'by-herself@example.org', password };
    expect((await app.ask('POST', '/api/v1/auth/register', { body })).status).toBe(201);
    await administrator.ask('PATCH', '/api/v1/me', { body: { locale: 'de' } });
    const { id } = (await invite('new@example.org', true)).body;
    expect(await waiting()).toEqual(['new@example.org']);
    const jobs = await app.db.asSuperuser<{ payload: object }>('select payload from graphile_worker._private_jobs');
    expect(jobs.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ kind: 'user-invite', facts: { inviteId: id } }),
    );

    await app.startJobs();
    const mail = await listener.next('new@example.org');
    expect(mail.subject).toBe('Ada lädt dich zu ExpenseAI ein');
    for (const form of [mail.text, mail.html]) {
      expect(form).toContain('Als Administrator siehst du');
      expect(form).toContain(`http://localhost:3999/invite#token=${tokenIn(mail)}`);
    }
    expect(listener.mails.filter(({ subject }) => subject?.includes('lädt dich'))).toHaveLength(1);
    const entered = await register('new@example.org', tokenIn(mail));
    expect([entered.status, entered.body.user]).toMatchObject([201, { isAdministrator: true, isEmailVerified: true }]);
  });

  it('replaces the link of the mail before, and says nothing that reads as a link of who invites', async () => {
    await administrator.ask('PATCH', '/api/v1/me', { body: { locale: 'en-GB', name: 'www.evil.example' } });
    await invite('twice@example.org');
    const before = await listener.next('twice@example.org');
    expect(before.subject).toBe(`${administrator.email} invites you to ExpenseAI`);
    expect(`${before.text}${before.html}`).not.toMatch(/evil|administrator you/);
    await invite('twice@example.org');
    const after = await listener.next('twice@example.org', (mail) => tokenIn(mail) !== tokenIn(before));
    expect((await look(tokenIn(before))).status).toBe(422);
    expect((await look(tokenIn(after))).status).toBe(200);
  });

  it('is mailed so many times an hour for one administrator', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      statuses.push((await administrator.ask('POST', path, { body: { email: `many${n}@example.org` } })).status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([201, 429]);
  });
});
