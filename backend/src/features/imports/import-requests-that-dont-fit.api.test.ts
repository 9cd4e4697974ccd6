import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bringIn,
  commit,
  importsOf,
  makeAccount,
  preview,
  settled,
  stateOf,
  upload,
  whileLocked,
} from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
  person = await app.signUp();
  await makeAccount(person);
});
afterAll(() => app.close());

const statement = `Date,Description,Amount
2026-03-02,CORNER COFFEE,-4.20
2026-03-10,XYZ GMBH,-12.50
`;
const path = (id: string) => `${importsOf(person)}/${id}`;

describe('an import that is committed', () => {
  test('takes no answers, no other account and no deletion; it stays as it is', async () => {
    const done = await bringIn(person, statement);
    const before = await stateOf(app, person);
    for (const body of [{ answers: { dateOrder: 'mdy' } }, { newAccount: { name: 'Other', kind: 'savings' } }, {}]) {
      const refused = await person.ask('PATCH', path(done.id), { body });
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({
        type: '/problems/import-not-ready',
        detail: 'The import is committed. Undo it to import the file again.',
      });
    }
    const deleted = await person.ask('DELETE', path(done.id));
    expect([deleted.status, deleted.body.type]).toEqual([409, '/problems/in-use']);
    expect((await person.ask('GET', path(done.id))).body).toEqual(done);
    expect(await stateOf(app, person)).toEqual(before);
  });

  test('nor while it is being written', async () => {
    const { id } = await preview(person, statement.replaceAll('2026-03', '2026-05'));
    await whileLocked(app, 'import_shapes', async () => {
      await person.ask('POST', `${path(id)}/commit`);
      expect((await person.ask('PATCH', path(id), { body: { answers: {} } })).status).toBe(409);
      expect((await person.ask('DELETE', path(id))).status).toBe(409);
      const line = await person.ask('PATCH', `${path(id)}/lines/1`, { body: { action: 'skip' } });
      expect([line.status, line.body.type]).toEqual([409, '/problems/import-not-ready']);
    });
    expect(await settled(person, id)).toMatchObject({ status: 'done', counts: { new: 2 } });
  });
});

test('an import that added nothing can be dropped, and its file goes with it', async () => {
  const done = await bringIn(person, statement);
  expect(done.operationId).toBeNull();
  const folder = join(app.dataDir, 'imports', person.ledgerId);
  expect(existsSync(join(folder, done.id))).toBe(true);
  expect((await person.ask('DELETE', path(done.id))).status).toBe(204);
  expect(readdirSync(folder)).not.toContain(done.id);
});

describe('cursors', () => {
  test.each(['garbage', '0', '-1', '1e3', '0x10', '1.5', '99999999999999999999', "1' or '1'='1", ''])(
    '%j is refused',
    async (cursor) => {
      const { id } = await preview(person, statement);
      for (const list of [importsOf(person), `${path(id)}/lines`]) {
        const refused = await person.ask('GET', `${list}?cursor=${encodeURIComponent(cursor)}`);
        expect(refused.status, list).toBe(400);
        expect(refused.body.errors[0].path).toBe('cursor');
      }
    },
  );

  test('one of an import that is gone meanwhile goes on behind it', async () => {
    const stranger = await app.signUp();
    const ids: string[] = [];
    for (const month of ['01', '02', '03']) {
      ids.unshift((await preview(stranger, statement.replaceAll('-03-', `-${month}-`))).id);
    }
    const first = await stranger.ask('GET', `${importsOf(stranger)}?limit=2`);
    expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    await stranger.ask('DELETE', `${importsOf(stranger)}/${first.body.nextCursor}`);
    const rest = await stranger.ask('GET', `${importsOf(stranger)}?cursor=${first.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null });
  });

  test('a page behind the last line is empty', async () => {
    const { id } = await preview(person, statement);
    for (const cursor of ['3', '1001', '9999999999']) {
      const page = await person.ask('GET', `${path(id)}/lines?cursor=${cursor}`);
      expect([page.status, page.body]).toEqual([200, { items: [], nextCursor: null }]);
    }
  });
});

describe('a line', () => {
  test.each(['3', '5000', '9007199254740991'])('%s that the file hasn’t got is not found', async (n) => {
    const { id } = await preview(person, statement);
    const refused = await person.ask('PATCH', `${path(id)}/lines/${n}`, { body: { action: 'skip' } });
    expect(refused.status).toBe(404);
  });

  test('takes no foreign category, and is merged with nothing but a transaction', async () => {
    const { id } = await preview(person, statement.replaceAll('2026-03', '2026-07'));
    const stranger = await app.signUp();
    const foreign = await stranger.ask('GET', `/api/v1/ledgers/${stranger.ledgerId}/categories`);
    const draft = { categoryId: foreign.body.items[0].id };
    for (const body of [{ draft }, { action: 'merge' }]) {
      const refused = await person.ask('PATCH', `${path(id)}/lines/1`, { body });
      expect([refused.status, refused.body.type]).toEqual([422, '/problems/unknown-reference']);
    }
    expect((await stranger.ask('GET', `${importsOf(stranger)}/${id}`)).status).toBe(404);
  });
});

describe('file names', () => {
  test.each([
    ['../../../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\..\\umsätze.csv', 'umsätze.csv'],
    ['state\u0000ment\r\n\u0007.csv', 'statement.csv'],
    ['statement\u202evsc.exe', 'statementvsc.exe'],
    ['..', 'file'],
    ['', 'file'],
    ['my "bank".csv', 'my "bank".csv'],
    [`${'a'.repeat(300)}.csv`, `${'a'.repeat(251)}.csv`],
  ])('%j is kept as %j, and the content under the import’s id', async (name, shown) => {
    const { status, body } = await upload(person, statement, { name });
    expect(status).toBe(202);
    expect(body.fileName).toBe(shown);
    expect(readdirSync(join(app.dataDir, 'imports', person.ledgerId))).toContain(body.id);
    await settled(person, body.id);
  });
});

test('what was changed meanwhile isn’t overwritten', async () => {
  const { id } = await preview(person, statement);
  const { headers } = await person.ask('GET', path(id));
  const etag = headers.get('etag') ?? '';
  const change = { body: { answers: { decimalMark: '.' } }, headers: { 'if-match': etag } };
  expect((await person.ask('PATCH', path(id), change)).status).toBe(200);
  expect((await person.ask('PATCH', path(id), change)).status).toBe(412);
  await settled(person, id);
  expect(await commit(person, id)).toMatchObject({ status: 'done' });
});
