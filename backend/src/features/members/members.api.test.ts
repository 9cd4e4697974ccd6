import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let owner: Person;
let guest: Person;
let base: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  [owner, guest] = [await app.signUp('Olga'), await app.signUp('Gus')];
  base = `/api/v1/ledgers/${owner.ledgerId}`;
});

function add(role: string, email = guest.email): Promise<Answered> {
  return owner.ask('POST', `${base}/members`, { body: { email, role } });
}

function remove(by: Person, whom: Person): Promise<Answered> {
  return by.ask('DELETE', `${base}/members/${whom.userId}`);
}

describe('members', () => {
  it('are added by their address, and have access from then on', async () => {
    expect((await guest.ask('GET', base)).status).toBe(404);
    const added = await add('editor', guest.email.toUpperCase());
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ userId: guest.userId, email: guest.email, name: 'Gus', role: 'editor' });
    expect((await guest.ask('GET', base)).body.role).toBe('editor');
    const { items } = (await guest.ask('GET', `${base}/members`)).body;
    expect(items.map((member: { name: string; role: string }) => [member.name, member.role])).toEqual([
      ['Olga', 'owner'],
      ['Gus', 'editor'],
    ]);
  });

  it('are invited where nobody has the address, and refused a second time', async () => {
    const invited = await add('viewer', 'nobody@example.org');
    expect([invited.status, invited.body]).toEqual([
      201,
      expect.objectContaining({
        email: 'nobody@example.org',
        role: 'viewer',
        link: expect.stringContaining('/invite#token='),
      }),
    ]);
    await add('viewer');
    const again = await add('editor');
    expect([again.status, again.body.type]).toEqual([409, '/problems/conflict']);
  });

  it('are the owner’s to change', async () => {
    await add('editor');
    const third = await app.signUp();
    expect((await guest.ask('POST', `${base}/members`, { body: { email: third.email, role: 'viewer' } })).status).toBe(
      403,
    );
    expect((await guest.ask('PATCH', `${base}/members/${guest.userId}`, { body: { role: 'owner' } })).status).toBe(403);
    expect((await remove(guest, owner)).status).toBe(403);
  });

  it('get another role at once', async () => {
    await add('viewer');
    const tag = () => guest.ask('POST', `${base}/tags`, { body: { name: 'mine' } });
    expect((await tag()).status).toBe(403);
    const path = `${base}/members/${guest.userId}`;
    const changed = await owner.ask('PATCH', path, { body: { role: 'editor' } });
    expect(changed.body).toMatchObject({ userId: guest.userId, role: 'editor' });
    expect(changed.headers.get('operation-id')).not.toBeNull();
    expect((await tag()).status).toBe(201);
    const same = await owner.ask('PATCH', path, { body: { role: 'editor' } });
    expect([same.status, same.headers.get('operation-id')]).toEqual([200, null]);
    const nobody = await owner.ask('PATCH', `${base}/members/${owner.ledgerId}`, { body: { role: 'viewer' } });
    expect(nobody.status).toBe(404);
  });

  it('lose access with the request that removes them', async () => {
    await add('editor');
    expect((await remove(owner, guest)).status).toBe(204);
    expect((await guest.ask('GET', `${base}/accounts`)).status).toBe(404);
    expect((await guest.ask('POST', `${base}/tags`, { body: { name: 'mine' } })).status).toBe(404);
    expect((await remove(owner, guest)).status).toBe(404);
  });

  it('may leave, a viewer too', async () => {
    await add('viewer');
    const left = await guest.ask('DELETE', `${base}/members/${guest.userId.toUpperCase()}`);
    expect(left.status).toBe(204);
    expect((await guest.ask('GET', base)).status).toBe(404);
    const { items } = (await owner.ask('GET', `${base}/operations`)).body;
    expect(items[0]).toMatchObject({
      kind: 'member.remove',
      summary: { isLeaving: true, name: 'Gus' },
      userId: guest.userId,
      canUndo: false,
    });
  });

  it('always have an owner among them', async () => {
    await add('editor');
    const self = `${base}/members/${owner.userId}`;
    for (const refused of [await remove(owner, owner), await owner.ask('PATCH', self, { body: { role: 'editor' } })]) {
      expect([refused.status, refused.body.type]).toEqual([422, '/problems/last-owner']);
    }
    await owner.ask('PATCH', `${base}/members/${guest.userId}`, { body: { role: 'owner' } });
    expect((await remove(owner, owner)).status).toBe(204);
    expect((await remove(guest, guest)).body.type).toBe('/problems/last-owner');
  });

  it('never both leave as the last two owners at once', async () => {
    await add('owner');
    const answers = await Promise.all([remove(owner, owner), remove(guest, guest)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
  });

  it('leave a trail of ids, without names', async () => {
    await add('viewer');
    await owner.ask('PATCH', `${base}/members/${guest.userId}`, { body: { role: 'editor' } });
    await remove(owner, guest);
    const events = await app.db.asSuperuser<{ event: string; subject_id: string; details: object }>(
      `select event, subject_id, details from audit_events where ledger_id = $1 and event like 'member.%' order by sequence`,
      [owner.ledgerId],
    );
    expect(events.map(({ event }) => event)).toEqual(['member.add', 'member.update', 'member.remove']);
    expect(new Set(events.map((event) => event.subject_id))).toEqual(new Set([guest.userId]));
    expect(JSON.stringify(events)).not.toMatch(/Gus|example\.org/);
  });
});
