import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailSettingsFor, type SmtpListener, startSmtpListener, tokenIn } from '../../testing/smtp-listener.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

vi.setConfig({ testTimeout: 60_000 });

const password = 'purple-otter-42-lamp';
const aWeek = 7 * 24 * 3_600_000;

let listener: SmtpListener;
let app: TestApp;
let owner: Person;
let base: string;
beforeAll(async () => {
  listener = await startSmtpListener();
  app = await startTestApp({ ...mailSettingsFor(listener), APP_URL: 'http://localhost:3999', REGISTRATION: 'open' });
  await app.startJobs();
});
afterAll(async () => {
  await app.close();
  await listener.close();
});
beforeEach(async () => {
  owner = await app.signUp('Olga');
  base = `/api/v1/ledgers/${owner.ledgerId}`;
});

async function invite(role = 'editor', email?: string): Promise<{ id: string; token: string }> {
  const { status, body } = await owner.ask('POST', `${base}/invites`, { body: { role, ...(email ? { email } : {}) } });
  expect(status).toBe(201);
  return { id: body.id, token: body.link?.split('#token=')[1] ?? '' };
}

const accept = (person: Person, token: string): Promise<Answered> =>
  person.ask('POST', '/api/v1/invites/accept', { body: { token } });
const look = (token: string): Promise<Answered> => app.ask('POST', '/api/v1/invites/look', { body: { token } });

describe('an invitation by link', () => {
  it('says what it leads into, and lets in once', async () => {
    const { token } = await invite('viewer');
    const guest = await app.signUp('Gus');
    expect((await look(token)).body).toEqual({
      email: null,
      ledger: { name: 'Household', role: 'viewer', invitedBy: 'Olga' },
    });
    expect((await accept(guest, token)).body).toEqual({ ledgerId: owner.ledgerId });
    expect((await guest.ask('GET', base)).body.role).toBe('viewer');
    const second = await accept(await app.signUp(), token);
    expect([second.status, second.body.type]).toEqual([422, '/problems/link-expired']);
  });

  it('lets one of two in who come at once', async () => {
    const { token } = await invite();
    const [one, other] = [await app.signUp(), await app.signUp()];
    const statuses = (await Promise.all([accept(one, token), accept(other, token)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 422]);
    expect((await owner.ask('GET', `${base}/members`)).body.items).toHaveLength(2);
  });

  it('is kept for somebody else where a member follows it', async () => {
    const { token } = await invite('viewer');
    expect((await accept(owner, token)).status).toBe(200);
    expect((await owner.ask('GET', base)).body.role).toBe('owner');
    expect((await accept(await app.signUp(), token)).status).toBe(200);
  });

  it('ends when it is taken back, and after a week', async () => {
    const [first, second] = [await invite(), await invite()];
    expect((await owner.ask('GET', `${base}/invites`)).body.items).toHaveLength(2);
    expect((await owner.ask('DELETE', `${base}/invites/${first.id}`)).status).toBe(204);
    expect((await owner.ask('DELETE', `${base}/invites/${first.id}`)).status).toBe(404);
    const guest = await app.signUp();
    expect((await accept(guest, first.token)).status).toBe(422);
    app.pass(aWeek + 1_000);
    const statuses = [(await look(second.token)).status, (await accept(guest, second.token)).status];
    app.pass(-aWeek - 1_000);
    expect(statuses).toEqual([422, 401]);
    expect((await guest.ask('GET', base)).status).toBe(404);
  });

  it('is for owners to make, see and take back, and leads into no other ledger', async () => {
    const { id, token } = await invite('editor');
    const guest = await app.signUp();
    await accept(guest, token);
    expect((await guest.ask('GET', `${base}/invites`)).status).toBe(403);
    expect((await guest.ask('POST', `${base}/invites`, { body: { role: 'owner' } })).status).toBe(403);
    expect((await guest.ask('DELETE', `${base}/invites/${id}`)).status).toBe(403);
    const forged = `${guest.ledgerId}.${token.split('.')[1]}`;
    expect((await look(forged)).status).toBe(422);
    expect((await look('x'.repeat(43))).status).toBe(422);
  });

  it('leaves a trail of ids, and no token anywhere', async () => {
    const { id, token } = await invite('viewer');
    const kept = await app.db.asSuperuser(
      'select i::text from ledger_invites i union all select k::text from idempotency_keys k',
    );
    await accept(await app.signUp('Gus'), token);
    const events = await app.db.asSuperuser<{ event: string; details: object }>(
      `select event, details from audit_events where ledger_id = $1 and event ~ '^(invite|member)' order by sequence`,
      [owner.ledgerId],
    );
    expect(events[0]).toEqual({ event: 'invite.create', details: { inviteId: id, role: 'viewer' } });
    expect(events[1]?.event).toBe('member.add');
    expect(JSON.stringify([kept, events, app.logged, app.audit])).not.toContain(token.split('.')[1]);
  });
});

describe('an invitation by mail', () => {
  it('goes to the address, and somebody new registers and joins with it', async () => {
    await owner.ask('PATCH', '/api/v1/me', { body: { locale: 'de' } });
    const { token: shown } = await invite('editor', 'new@example.org');
    expect(shown).toBe('');
    const mail = await listener.next('new@example.org');
    expect(mail.subject).toBe('Olga teilt ein Haushaltsbuch mit dir');
    expect(mail.text).toContain('Household');
    const body = { email: 'new@example.org', password, invite: tokenIn(mail) };
    const { status, body: entered } = await app.ask('POST', '/api/v1/auth/register', { body });
    expect([status, entered.user.isEmailVerified]).toEqual([201, true]);
    const headers = { authorization: `Bearer ${entered.accessToken}` };
    const ledgers = (await app.ask('GET', '/api/v1/ledgers', { headers })).body.items;
    expect(ledgers.map(({ role }: { role: string }) => role).sort()).toEqual(['editor', 'owner']);
  });

  it('carries no link and no header that a name was meant to put there', async () => {
    await owner.ask('PATCH', '/api/v1/me', { body: { name: 'Win at https://evil.example\r\nBcc: all@example.org' } });
    await owner.ask('PATCH', base, { body: { name: 'www.evil.example' } });
    await invite('viewer', 'wary@example.org');
    const mail = await listener.next('wary@example.org');
    expect(mail.subject).toBe(`${owner.email} shares a ledger with you`);
    expect(`${mail.text}${mail.html}`).not.toContain('evil.example');
    expect([mail.bcc, mail.headers.get('bcc')]).toEqual([undefined, undefined]);
  });

  it('leaves nothing of a new user whose invitation is used up meanwhile', async () => {
    const { token } = await invite('viewer');
    await app.db.asSuperuser('alter table members add constraint sabotage check (role <> $$viewer$$) not valid');
    const body = { email: 'half-joined@example.org', password, invite: token };
    const failed = await app.ask('POST', '/api/v1/auth/register', { body });
    await app.db.asSuperuser('alter table members drop constraint sabotage');
    expect(failed.status).toBe(500);
    expect((await app.ask('POST', '/api/v1/auth/register', { body })).status).toBe(201);
  });
});
