import { existsSync, readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { maxImportBytes } from '@expenseai/contracts/imports';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importsOf, stateOf, upload } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
});
afterAll(() => app.close());

const megabyte = Buffer.alloc(1024 * 1024, '2026-03-02,COFFEE,-4.20\n');
const twoHundred = 200;

/** Files of the ledger's imports that lie in the data folder, whole or half. */
function keptFiles(): string[] {
  const folders = [join(app.dataDir, 'imports', person.ledgerId), join(app.dataDir, 'incoming')];
  return folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
}

interface Sent {
  /** Bytes that the server took, and that the buffers on the way hold. */
  bytes: number;
  answer: string;
  isClosed: boolean;
}

/** Sends a multipart upload as a browser would, for as long as the server takes it in. */
async function send(headers: string[], parts: (socket: Socket) => AsyncIterable<Buffer>): Promise<Sent> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  const sent: Sent = { bytes: 0, answer: '', isClosed: false };
  const closed = Promise.withResolvers<void>();
  socket.on('data', (data) => {
    sent.answer += data.toString();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    sent.isClosed = true;
    closed.resolve();
  });
  const head = [
    `POST ${importsOf(person)} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Authorization: Bearer ${person.accessToken}`,
    'Content-Type: multipart/form-data; boundary=edge',
    ...headers,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  for await (const part of parts(socket)) {
    if (sent.isClosed) break;
    sent.bytes += part.length;
    if (!socket.write(part)) await Promise.race([new Promise((go) => socket.once('drain', go)), closed.promise]);
  }
  await Promise.race([closed.promise, delay(10_000)]);
  return sent;
}

const partHead = '--edge\r\nContent-Disposition: form-data; name="file"; filename="big.csv"\r\n\r\n';
const chunk = (content: Buffer | string) =>
  Buffer.concat([Buffer.from(`${content.length.toString(16)}\r\n`), Buffer.from(content), Buffer.from('\r\n')]);

function expectRefusal({ answer, isClosed }: Sent): void {
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('/problems/file-too-large');
  expect(answer).toContain('A bank file may have 50 MB. Export a shorter period.');
  expect(isClosed).toBe(true);
}

test('200 MB whose size nobody announced are refused at 50 MB; nothing stays on disk, and the rest isn’t read', async () => {
  const sent = await send(['Transfer-Encoding: chunked'], async function* () {
    yield chunk(partHead);
    for (let count = 0; count < twoHundred; count++) yield chunk(megabyte);
    yield chunk('\r\n--edge--\r\n');
    yield Buffer.from('0\r\n\r\n');
  });
  expectRefusal(sent);
  expect(sent.bytes).toBeGreaterThan(maxImportBytes);
  expect(sent.bytes).toBeLessThan(100 * megabyte.length);
  expect(keptFiles()).toEqual([]);
  expect(await stateOf(app, person)).toEqual({ transactions: 0, accounts: 1, imports: 0, differingTotals: 0 });
});

test('200 MB that are announced are refused before any of them is read', async () => {
  const sent = await send([`Content-Length: ${twoHundred * megabyte.length}`], async function* () {
    yield Buffer.from(partHead);
    for (let count = 0; count < twoHundred; count++) yield megabyte;
  });
  expectRefusal(sent);
  expect(sent.bytes).toBeLessThan(50 * megabyte.length);
  expect(keptFiles()).toEqual([]);
});

test('a client that goes on its own accord gets the answer, too', async () => {
  const refused = await upload(person, new Uint8Array(maxImportBytes + 200_000));
  expect(refused.status).toBe(413);
  expect(refused.body).toMatchObject({ type: '/problems/file-too-large', title: 'File too large' });
});

test('50 MB to the byte are taken', async () => {
  expect((await upload(person, new Uint8Array(maxImportBytes))).status).toBe(202);
  expect((await upload(person, new Uint8Array(maxImportBytes + 1))).status).toBe(413);
  expect(keptFiles()).toHaveLength(1);
});

test('an upload that breaks off leaves nothing behind', async () => {
  const before = keptFiles();
  await send(['Transfer-Encoding: chunked'], async function* (socket) {
    yield chunk(partHead);
    for (let count = 0; count < 3; count++) yield chunk(megabyte);
    while (keptFiles().length === before.length) await delay(20);
    socket.destroy();
  });
  for (let tries = 0; tries < 100 && keptFiles().length > before.length; tries++) await delay(50);
  expect(keptFiles()).toEqual(before);
});

test.each([
  [
    'an unknown part after the file',
    '--edge\r\nContent-Disposition: form-data; name="note"\r\n\r\nhi\r\n--edge--\r\n',
    'note',
  ],
  [
    'an account that is no id',
    '--edge\r\nContent-Disposition: form-data; name="accountId"\r\n\r\n../../etc\r\n--edge--\r\n',
    'accountId',
  ],
  ['a second file', `${partHead}Date,Amount\r\n--edge--\r\n`, 'file'],
  ['no end', '', 'The upload broke off or isn’t well-formed multipart/form-data. Nothing was kept; send it again.'],
])('an upload with %s is refused in a sentence, and its file isn’t kept', async (_what, rest, reason) => {
  const before = keptFiles();
  const body = `${partHead}Date,Amount\n2026-03-02,-4.20\r\n${rest}`;
  const refused = await person.ask('POST', importsOf(person), {
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  });
  expect(refused.status).toBe(400);
  expect(refused.body.type).toBe('/problems/validation');
  expect(refused.body.errors?.[0].path ?? refused.body.detail).toBe(reason);
  expect(keptFiles()).toEqual(before);
});
