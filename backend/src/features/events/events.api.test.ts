import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findSessionAccess } from '../../platform/http/session-access.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { EventHub, type EventHubDependencies } from './event-hub.ts';

let app: TestApp;
let person: Person;
let base: string;
let opened: Listening[] = [];

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  base = `/api/v1/ledgers/${person.ledgerId}`;
});
afterEach(() => {
  for (const { close } of opened) close();
  opened = [];
});

interface Event {
  event: string;
  data: Record<string, unknown>;
}

interface Listening {
  response: Response;
  events: Event[];
  /** Settles when the server has ended the stream, or cut it. */
  ended: Promise<void>;
  close: () => void;
}

async function listen(who: Person, path = base): Promise<Listening> {
  const aborter = new AbortController();
  const response = await fetch(`${app.url}${path}/events`, {
    headers: { authorization: `Bearer ${who.accessToken}` },
    signal: aborter.signal,
  });
  const events: Event[] = [];
  const ended = gather(response, events).catch(() => undefined);
  const listening = { response, events, ended, close: () => aborter.abort() };
  opened.push(listening);
  return listening;
}

async function gather(response: Response, events: Event[]): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
      if (event && data) events.push({ event, data: JSON.parse(data) });
    }
  }
}

const change = (who = person) =>
  who.ask('POST', `/api/v1/ledgers/${who.ledgerId}/tags`, { body: { name: crypto.randomUUID() } });

const patience = { timeout: 10_000 };

describe('the event stream of a ledger', () => {
  it('says the version at once and after each change', async () => {
    const { response, events } = await listen(person);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('ratelimit-limit')).toBeNull();
    const { version } = (await person.ask('GET', base)).body;
    await expect
      .poll(() => events[0], patience)
      .toEqual({ event: 'ledger', data: { ledgerId: person.ledgerId, version } });
    // The first stream may be told of this one when the hub begins to listen, which doesn't know what it was about.
    await change();
    await expect.poll(() => events.at(-1)?.data, patience).toMatchObject({ version: version + 1 });
    await change();
    await expect
      .poll(() => events.at(-1)?.data, patience)
      .toEqual({ ledgerId: person.ledgerId, version: version + 2, about: 'tag' });
  });

  it('tells how far an import has come', async () => {
    const { events } = await listen(person);
    await expect.poll(() => events.length, patience).toBeGreaterThan(0);
    const progress = { ledgerId: person.ledgerId, importId: person.userId, status: 'parsing', progress: 0.5 };
    await app.db.asSuperuser(`select pg_notify('import_progress', $1)`, [JSON.stringify(progress)]);
    await expect.poll(() => events.at(-1), patience).toEqual({ event: 'import', data: progress });
  });

  it('tells nothing of other ledgers, and is for members', async () => {
    const other = await app.signUp();
    const { events } = await listen(person);
    const theirs = await listen(other, `/api/v1/ledgers/${other.ledgerId}`);
    await change(other);
    await expect.poll(() => theirs.events.length, patience).toBeGreaterThan(1);
    await change();
    await expect.poll(() => events.length, patience).toBeGreaterThan(1);
    expect(events.every(({ data }) => data.ledgerId === person.ledgerId)).toBe(true);
    expect((await listen(other)).response.status).toBe(404);
  });

  it('ends when the member is removed', async () => {
    const guest = await app.signUp();
    await person.ask('POST', `${base}/members`, { body: { email: guest.email, role: 'viewer' } });
    const listening = await listen(guest);
    const own = await listen(person);
    await expect.poll(() => listening.events.length, patience).toBeGreaterThan(0);
    await person.ask('DELETE', `${base}/members/${guest.userId}`);
    await listening.ended;
    await change();
    await expect.poll(() => own.events.length, patience).toBeGreaterThan(2);
  });

  it('survives notifications that nobody can read', async () => {
    const { events } = await listen(person);
    await expect.poll(() => events.length, patience).toBeGreaterThan(0);
    await app.db.asSuperuser(`select pg_notify('ledger_changed', 'nonsense'), pg_notify('ledger_changed', '{}')`);
    await change();
    await expect.poll(() => events.length, patience).toBeGreaterThan(1);
  });

  it('tells the version again after the database has cut it off', async () => {
    const { events } = await listen(person);
    await expect.poll(() => events.length, patience).toBeGreaterThan(0);
    const before = events.length;
    const cut = await app.db.asSuperuser(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'listen %'`,
    );
    expect(cut.length).toBeGreaterThan(0);
    await expect.poll(() => events.length, patience).toBeGreaterThan(before);
    const { version } = (await change()).body;
    await expect.poll(() => events.at(-1)?.data.version, patience).toBeGreaterThanOrEqual(version);
  });

  it('is refused past ten windows of one user, and free again when they close', async () => {
    const windows = await Promise.all(Array.from({ length: 10 }, () => listen(person)));
    const refused = await listen(person);
    expect(refused.response.status).toBe(429);
    expect(refused.response.headers.get('retry-after')).not.toBeNull();
    expect((await listen(await app.signUp(), base)).response.status).toBe(404);
    windows[0]?.close();
    await expect.poll(async () => (await listen(person)).response.status, patience).toBe(200);
  });
});

describe('the server', () => {
  it('stops without waiting for open streams', async () => {
    const other = await startTestApp();
    const someone = await other.signUp();
    const { body } = await fetch(`${other.url}/api/v1/ledgers/${someone.ledgerId}/events`, {
      headers: { authorization: `Bearer ${someone.accessToken}` },
    });
    const ended = body?.pipeTo(new WritableStream());
    await other.close();
    // A stream that was waited for would be cut off, which rejects.
    await expect(ended).resolves.toBeUndefined();
  });
});

describe('the hub of event streams', () => {
  const member = (sessionId: string) => ({ ledgerId: person.ledgerId, userId: person.userId, sessionId }) as never;
  const sessionOf = async () =>
    (await app.db.asSuperuser<{ id: string }>('select id from sessions where user_id = $1', [person.userId]))[0]?.id ??
    '';

  function open(heartbeat: number, database: EventHubDependencies['database'] = app.db.database) {
    const errors: Error[] = [];
    const hub = new EventHub({
      database,
      findAccess: findSessionAccess(app.db.database),
      onError: (error) => errors.push(error),
      heartbeat,
    });
    return { hub, errors };
  }

  it('gives signs of life, and ends a stream whose session has ended', async () => {
    const { hub } = open(50);
    const stream = hub.open(member(await sessionOf()));
    let text = '';
    stream.on('data', (chunk) => {
      text += String(chunk);
    });
    await expect.poll(() => text.match(/^:$/gm)?.length ?? 0, patience).toBeGreaterThan(2);
    const ended = new Promise((resolve) => stream.once('close', resolve));
    await app.db.asSuperuser('update sessions set revoked_at = now() where user_id = $1', [person.userId]);
    await ended;
    await hub.close();
  });

  it('says no older version after a newer one', async () => {
    const { database } = app.db;
    const late = Promise.withResolvers<void>();
    const { hub } = open(25_000, {
      direct: database.direct,
      inLedger: async (ledgerId, work) => {
        const read = await database.inLedger(ledgerId, work);
        await late.promise;
        return read;
      },
    });
    let text = '';
    const told = () => [...text.matchAll(/"version":(\d+)/g)].map(([, version]) => Number(version));
    hub.open(member(await sessionOf())).on('data', (chunk) => {
      text += String(chunk);
    });
    await expect.poll(() => change().then(told), patience).not.toEqual([]);
    late.resolve();
    await change();
    const { version } = (await person.ask('GET', base)).body;
    await expect.poll(() => told().at(-1), patience).toBe(version);
    expect(told()).toEqual(told().sort((a, b) => a - b));
    await hub.close();
  });

  it('ends all streams when it closes, and opens none after', async () => {
    const { hub } = open(25_000);
    const stream = hub.open(member(await sessionOf()));
    const ended = new Promise((resolve) => stream.resume().once('close', resolve));
    await hub.close();
    await ended;
    expect(() => hub.open(member('any'))).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });
});
