import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { AppError } from '@expenseai/core/errors';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { StorageQuota } from '../../platform/storage/storage-quota.ts';
import { importsOf, upload } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { insertImport } from './imports.repository.ts';

const megabyte = 1_048_576;
let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp({ STORAGE_QUOTA_MB: '1' });
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
});

const bytes = (count: number) => new Uint8Array(count).fill(0x41);
const use = async (by = person) => (await by.ask('GET', '/api/v1/me/storage')).body;

/** Files of the ledger that lie in the data folder, whole or half. */
function keptFiles(): number {
  const folders = [join(app.dataDir, 'imports', person.ledgerId), join(app.dataDir, 'incoming')];
  return folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : [])).length;
}

/** Sends a file of two megabytes whose length nobody announces. */
async function sendPieces(): Promise<{ status: number | undefined; type: string }> {
  const request = http.request(`${app.url}${importsOf(person)}`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${person.accessToken}`,
      'content-type': 'multipart/form-data; boundary=edge',
    },
  });
  request.on('error', () => undefined);
  request.write('--edge\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n');
  for (let count = 0; count < 20; count++) request.write(bytes(megabyte / 10));
  request.end('\r\n--edge--\r\n');
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
  const { type } = JSON.parse(await text(answer));
  return { status: answer.statusCode, type };
}

test('files are taken up to the quota to the byte, and none beyond it', async () => {
  expect(await use()).toEqual({ usedBytes: 0, allowedBytes: megabyte });
  expect((await upload(person, bytes(megabyte - 10))).status).toBe(202);
  const refused = await upload(person, bytes(11));
  expect(refused.status).toBe(413);
  expect(refused.body).toMatchObject({ type: '/problems/storage-full', title: 'No room left' });
  expect(refused.body.detail).toContain('Delete imports that you haven’t added');
  expect((await upload(person, bytes(10))).status).toBe(202);
  expect(await use()).toEqual({ usedBytes: megabyte, allowedBytes: megabyte });
  expect(keptFiles()).toBe(2);
});

test('an upload that is announced as too large is refused unread, and one that isn’t, where the room ends', async () => {
  const announced = await upload(person, bytes(2 * megabyte));
  expect(announced.body.type).toBe('/problems/storage-full');
  const streamed = await sendPieces();
  expect(streamed).toEqual({ status: 413, type: '/problems/storage-full' });
  expect(keptFiles()).toBe(0);
  expect((await use()).usedBytes).toBe(0);
});

test('of uploads at once that fit alone and not together, one is taken', async () => {
  const size = 0.6 * megabyte;
  const answers = await Promise.all([1, 2, 3].map(() => upload(person, bytes(size))));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 413, 413]);
  expect(keptFiles()).toBe(1);
  expect((await use()).usedBytes).toBe(Math.floor(size));
});

test('room is claimed by one upload after the other: the second sees what the first took', async () => {
  const { database } = app.platform;
  const quota = new StorageQuota(megabyte);
  const file = { fileName: 'a.csv', fileHash: Buffer.alloc(32), size: megabyte, chosenAccountId: null };
  const second: { outcome?: Promise<string> } = {};
  await database.changeLedger(person.ledgerId, async ({ db }) => {
    await quota.claim(db, person.userId, megabyte);
    let isSettled = false;
    second.outcome = database
      .changeLedger(person.ledgerId, (other) => quota.claim(other.db, person.userId, 1))
      .then(
        () => 'taken',
        (error: AppError) => error.code,
      )
      .finally(() => {
        isSettled = true;
      });
    const waiting = () => app.db.asSuperuser(`select from pg_locks where locktype = 'advisory' and not granted`);
    while (!isSettled && (await waiting()).length === 0) await delay(20);
    await insertImport(db, person.ledgerId, { id: randomUUID(), userId: person.userId, ...file });
  });
  expect(await second.outcome).toBe('storage-full');
});

test('a deleted import gives its room back, and so does a deleted ledger', async () => {
  const { body } = await upload(person, bytes(megabyte));
  expect((await upload(person, bytes(1))).status).toBe(413);
  await person.ask('DELETE', `${importsOf(person)}/${body.id}`);
  expect((await use()).usedBytes).toBe(0);
  expect((await upload(person, bytes(megabyte))).status).toBe(202);
  const deleted = await person.ask('DELETE', `/api/v1/ledgers/${person.ledgerId}`);
  expect(deleted.status).toBe(204);
  expect((await use()).usedBytes).toBe(0);
});

test('what somebody uploads to a shared ledger is hers, and takes no room of anybody else', async () => {
  const other = await app.signUp();
  await app.db.asSuperuser(`insert into members (ledger_id, user_id, role) values ($1, $2, 'editor')`, [
    person.ledgerId,
    other.userId,
  ]);
  const guest = { ...other, ledgerId: person.ledgerId };
  expect((await upload(guest, bytes(megabyte))).status).toBe(202);
  expect((await use(other)).usedBytes).toBe(megabyte);
  expect((await use()).usedBytes).toBe(0);
  expect((await upload(person, bytes(megabyte))).status).toBe(202);
});

test('an upload sent again with its key is answered as before, though it has filled the room', async () => {
  const send = (size: number) => {
    const body = new FormData();
    body.set('file', new Blob([bytes(size)]), 'a.csv');
    return person.ask('POST', importsOf(person), { body, headers: { 'idempotency-key': 'one' } });
  };
  const first = await send(megabyte);
  const again = await send(megabyte);
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(again.body.id).toBe(first.body.id);
  expect((await send(megabyte - 1)).body.type).toBe('/problems/idempotency-mismatch');
  expect((await use()).usedBytes).toBe(megabyte);
});

test('administrators see what each person takes', async () => {
  const [, { body }] = [await upload(person, bytes(5_000)), await person.ask('GET', '/api/v1/me')];
  const administrator = await app.db.asSuperuser<{ id: string }>(
    'update users set is_administrator = true where id = $1 returning id',
    [body.id],
  );
  expect(administrator).toHaveLength(1);
  const users = await person.ask('GET', `/api/v1/admin/users?search=${person.email}`);
  expect(users.body.items).toMatchObject([{ id: person.userId, storageBytes: 5_000 }]);
});

test('without a quota everything is taken', async () => {
  const open = await startTestApp({ STORAGE_QUOTA_MB: '0' });
  try {
    const somebody = await open.signUp();
    expect((await upload(somebody, bytes(2 * megabyte))).status).toBe(202);
    expect(await use(somebody)).toEqual({ usedBytes: 2 * megabyte, allowedBytes: null });
  } finally {
    await open.close();
  }
});
