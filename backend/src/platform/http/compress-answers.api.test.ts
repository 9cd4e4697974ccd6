import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
});
afterAll(() => app.close());

const base = () => `/api/v1/ledgers/${person.ledgerId}`;
const ask = (path: string, encodings: string) => person.ask('GET', path, { headers: { 'accept-encoding': encodings } });

describe('a long answer', () => {
  it.each([
    ['gzip', 'gzip'],
    ['br;q=1.0, gzip;q=0.5', 'gzip'],
    ['gzip;q=0', null],
    ['identity', null],
  ])('to who takes %s goes as %s', async (encodings, expected) => {
    const { status, headers, body } = await ask(`${base()}/categories`, encodings);
    expect(status).toBe(200);
    expect(headers.get('content-encoding')).toBe(expected);
    expect(headers.get('vary')).toContain('Accept-Encoding');
    expect(body.items.length).toBeGreaterThan(10);
  });

  it('is known by its ETag in every encoding', async () => {
    const etag = (await ask(`${base()}/categories`, 'gzip')).headers.get('etag') ?? '';
    const headers = { 'accept-encoding': 'identity', 'if-none-match': etag };
    expect((await person.ask('GET', `${base()}/categories`, { headers })).status).toBe(304);
  });

  it('with a strong ETag goes as it is', async () => {
    const [account] = (await person.ask('GET', `${base()}/accounts`)).body.items;
    const made = await person.ask('POST', `${base()}/transactions`, {
      body: { accountId: account.id, date: '2026-01-05', amount: -450, notes: 'long '.repeat(400) },
    });
    const { headers, body } = await ask(`${base()}/transactions/${made.body.id}`, 'gzip');
    expect(headers.get('etag')).toMatch(/^"/);
    expect(headers.get('content-encoding')).toBeNull();
    expect(body.notes).toBe('long '.repeat(400));
  });
});

it('a short answer goes as it is', async () => {
  expect((await ask('/api/v1/me', 'gzip')).headers.get('content-encoding')).toBeNull();
});
