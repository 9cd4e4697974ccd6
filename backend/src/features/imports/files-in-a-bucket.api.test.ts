import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commit, importsOf, makeAccount, preview, transactionsOf, upload } from '../../testing/bring-in.ts';
import { type S3Store, startS3Store } from '../../testing/s3-store.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let store: S3Store;
let app: TestApp;
let person: Person;
beforeAll(async () => {
  store = await startS3Store();
  app = await startTestApp(store.settings);
  await app.startJobs();
  person = await app.signUp();
});
afterAll(async () => {
  await app?.close();
  await store?.close();
});

const statement = (text: string) => `Date;Text;Amount\n2026-03-01;${text};-4,20\n`;
const healthOfStorage = async () =>
  (await app.ask('GET', '/health')).body.parts.find(({ name }: { name: string }) => name === 'storage').state;

it('a file is read from there, and lies nowhere else', async () => {
  const ready = await preview(person, statement('Bakery'));
  expect((await commit(person, ready.id)).status).toBe('done');
  expect(await transactionsOf(person)).toHaveLength(1);
  expect(readdirSync(app.dataDir)).not.toContain('imports');
  expect(readdirSync(join(app.dataDir, 'incoming'))).toEqual([]);
  expect(await healthOfStorage()).toBe('ok');
});

it('while the store is down an upload is refused and nothing kept, all else goes on, and what waits is read later', async () => {
  const ready = await preview(person, statement('Grocer'));
  const accountId = await makeAccount(person);
  const before = (await person.ask('GET', importsOf(person))).body.items.length;
  await store.kill();

  const refused = await upload(person, statement('Butcher'));
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('30');
  expect(refused.body.detail).toContain('The store of files can’t be reached');
  expect((await person.ask('GET', importsOf(person))).body.items).toHaveLength(before);
  expect(readdirSync(join(app.dataDir, 'incoming'))).toEqual([]);
  expect(await healthOfStorage()).toBe('down');
  expect((await app.ask('GET', '/readiness')).status).toBe(200);
  expect(await transactionsOf(person)).toHaveLength(1);

  // Its file is to be read again, under another answer.
  expect((await person.ask('PATCH', `${importsOf(person)}/${ready.id}`, { body: { accountId } })).status).toBe(200);
  const failed = () => app.logged.some(({ msg }) => String(msg).includes('can’t be reached'));
  await expect.poll(failed, { timeout: 20_000 }).toBe(true);
  await store.start();
  const statusOf = async () => (await person.ask('GET', `${importsOf(person)}/${ready.id}`)).body.status;
  await expect.poll(statusOf, { timeout: 30_000 }).toBe('ready');
}, 90_000);

it('an import is deleted though its file can’t be, which is swept later', async () => {
  const ready = await preview(person, statement('Baker'));
  await store.kill();
  expect((await person.ask('DELETE', `${importsOf(person)}/${ready.id}`)).status).toBe(204);
  expect((await person.ask('GET', `${importsOf(person)}/${ready.id}`)).status).toBe(404);
});
