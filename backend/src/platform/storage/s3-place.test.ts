import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { startS3Store } from '../../testing/s3-store.ts';
import { S3Place } from './s3-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'expenseai-parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The least that a store takes as a part that isn't the last. */
const largestRequest = 5 * 1024 * 1024;
const path = join(folder, 'large');
const content = randomBytes(2 * largestRequest + 7);
writeFileSync(path, content);
const received = { size: content.length, hash: createHash('sha256').update(content).digest() };

it('a file that is too large for one request goes in parts, and comes back as it was', async () => {
  const store = await startS3Store();
  const { S3_ENDPOINT: endpoint = '', S3_BUCKET: bucket = '', ...keys } = store.settings;
  const { S3_ACCESS_KEY_ID: accessKeyId = '', S3_SECRET_ACCESS_KEY: secretAccessKey = '' } = keys;
  const place = new S3Place(
    { endpoint, bucket, region: 'us-east-1', accessKeyId, secretAccessKey },
    { largestRequest },
  );
  try {
    await place.take(path, 'backups/large', received);
    expect((await buffer(await place.open('backups/large'))).equals(content)).toBe(true);
  } finally {
    await store.close();
  }
});

/** A store that takes the first part and answers the rest as it is told; gives what it was asked. */
async function takeInto(answerLast: string, secondStatus: number): Promise<{ asked: string[]; taken: Promise<void> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.replace(/^.*\?/, '')}`);
    request.resume().on('end', () => {
      const isSecond = request.url?.includes('partNumber=2');
      response.writeHead(isSecond ? secondStatus : 200, { etag: '"part"' });
      response.end(request.url?.endsWith('?uploads') ? '<UploadId>a/b</UploadId>' : answerLast);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const access = { region: 'us-east-1', bucket: 'b', accessKeyId: 'a', secretAccessKey: 's' };
  const taken = new S3Place({ endpoint, ...access }, { largestRequest })
    .take(path, 'backups/large', received)
    .finally(() => server.close());
  return { asked, taken };
}

it('where a part is refused, those that have come are given up', async () => {
  const { asked, taken } = await takeInto('<Error><Code>SlowDown</Code></Error>', 503);
  await expect(taken).rejects.toMatchObject({ code: 'unavailable' });
  expect(asked.at(-1)).toBe('DELETE uploadId=a%2Fb');
  expect(asked).toHaveLength(4);
});

it('an error behind a status of 200 at the end is one', async () => {
  const { asked, taken } = await takeInto('<Error><Code>InternalError</Code></Error>', 200);
  await expect(taken).rejects.toMatchObject({ code: 'unavailable' });
  expect(asked.slice(-2)).toEqual(['POST uploadId=a%2Fb', 'DELETE uploadId=a%2Fb']);
});
