import { randomUUID } from 'node:crypto';
import type { Route } from '@expenseai/contracts/route';
import { routes } from '@expenseai/contracts/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let other: Person;
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
  other = await app.signUp();
});
afterAll(() => app.close());

const all = [...routes];
const signedIn = all.filter(([, { access }]) => access !== 'public');
const ofLedgers = all.filter(([, { path }]) => path.includes('{ledgerId}'));
const withBody = all.filter(([, { method, consumes }]) => method !== 'GET' && !consumes);

function pathOf(route: Route, ledgerId: string = randomUUID()): string {
  return route.path
    .replace('{ledgerId}', ledgerId)
    .replace('{n}', '1')
    .replace(/\{\w+\}/g, () => randomUUID());
}

describe.each(signedIn)('%s', (_name, route) => {
  it('answers 401 without a session, whatever the body', async () => {
    for (const body of route.method === 'GET' ? [undefined] : [undefined, '{"broken', { unknown: 1 }]) {
      const answer = await app.ask(route.method, pathOf(route), body === undefined ? {} : { body, headers: json });
      expect([answer.status, answer.body.type]).toEqual([401, '/problems/unauthenticated']);
    }
  });
});

describe.each(all)('%s', (name, route) => {
  it('counts towards a limit, but for the stream of events', async () => {
    expect(route.limit === 'none').toBe(name === 'streamEvents');
    const answer = await app.ask(route.method, pathOf(route));
    expect(answer.headers.has('ratelimit-limit')).toBe(name !== 'streamEvents');
  });
});

describe.each(ofLedgers)('%s', (_name, route) => {
  it('answers 404 with another’s ledger, one that isn’t there and no id at all, whatever the body', async () => {
    for (const ledgerId of [other.ledgerId, randomUUID(), 'nonsense', '%00']) {
      for (const body of route.method === 'GET' ? [undefined] : [undefined, '{"broken', { unknown: 1 }]) {
        const asked = body === undefined ? {} : { body, headers: json };
        const answer = await person.ask(route.method, pathOf(route, ledgerId), asked);
        expect([answer.status, answer.body.type]).toEqual([404, '/problems/not-found']);
      }
    }
  });
});

describe.each(withBody)('%s', (_name, route) => {
  it.each([
    ['unknown members', { unknownMember: 1 }],
    ['a list', []],
    ['broken JSON', '{"broken'],
    ['U+0000', '{"unknownMember":"\\u0000"}'],
    ['a prototype', '{"__proto__":{"isAdministrator":true}}'],
  ])('answers 400 for %s', async (_kind, body) => {
    const answer = await person.ask(route.method, pathOf(route, person.ledgerId), { body, headers: json });
    expect([answer.status, answer.body.type]).toEqual([400, '/problems/validation']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });
});

describe.each(signedIn)('%s', (_name, route) => {
  it('answers 400 for an unknown parameter', async () => {
    const answer = await person.ask(route.method, `${pathOf(route, person.ledgerId)}?unknownParameter=1`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual({ path: 'unknownParameter', message: 'is not known here' });
  });
});

const json = { 'content-type': 'application/json' };
