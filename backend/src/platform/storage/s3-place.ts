import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AppError } from '@expenseai/core/errors';
import { AwsClient } from 'aws4fetch';
import type { Received } from './incoming.ts';
import { FileAbsent, type Place, type StoredFile } from './place.ts';

export interface S3Settings {
  /** Without a slash at the end. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Milliseconds that the store usually has for an answer, and for one to a probe. */
const patience = 30_000;
const probePatience = 1_500;
/**
 * Bytes of a request; a larger file goes in parts of that size. A store takes 5 MB to 5 GB in each of at most 10,000
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html), so that a file may have 5 TB.
 */
const largestRequest = 536_870_912;
/** Seconds after which an attempt is worth repeating. */
const retryAfter = 30;

interface Limits {
  /** Milliseconds that the store has for an answer, body included; more than usual for large files. */
  patience: number;
  /** Bytes; a larger file goes in parts. */
  largestRequest: number;
}

/** Files in a bucket of an S3-compatible store, whose address stands in the path: all of them understand that. */
export class S3Place implements Place {
  readonly #client: AwsClient;
  readonly #bucket: string;
  readonly #limits: Limits;

  constructor({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Settings, limits: Partial<Limits> = {}) {
    this.#limits = { patience, largestRequest, ...limits };
    // A person or a job waits, and repeats it.
    this.#client = new AwsClient({ service: 's3', region, accessKeyId, secretAccessKey, retries: 0 });
    this.#bucket = `${endpoint}/${bucket}`;
  }

  async take(path: string, key: string, { hash }: Received): Promise<void> {
    const file = await openAsBlob(path);
    if (file.size > this.#limits.largestRequest) await this.#takeInParts(file, key);
    else await this.#put(`/${key}`, file, hash);
  }

  /** The file is there once the last request is answered, and what has come is given up where one fails. */
  async #takeInParts(file: Blob, key: string): Promise<void> {
    const begun = await this.#ask(`/${key}?uploads`, { method: 'POST' });
    const uploadId = encodeURIComponent(element(await begun.text().catch(unreachable), 'UploadId'));
    const { largestRequest: size } = this.#limits;
    try {
      const parts: string[] = [];
      for (let n = 1, from = 0; from < file.size; n += 1, from += size) {
        const part = file.slice(from, from + size);
        const answer = await this.#put(`/${key}?partNumber=${n}&uploadId=${uploadId}`, part, await sha256Of(part));
        parts.push(`<Part><PartNumber>${n}</PartNumber><ETag>${answer.headers.get('etag') ?? ''}</ETag></Part>`);
      }
      const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
      const ended = await this.#ask(`/${key}?uploadId=${uploadId}`, { method: 'POST', body });
      // It begins to answer before it knows whether they fit together.
      const result = await ended.text().catch(unreachable);
      if (!result.includes('<CompleteMultipartUploadResult')) {
        unreachable(new Error(`the store of files answers ${element(result, 'Code')}`));
      }
    } catch (error) {
      await this.#ask(`/${key}?uploadId=${uploadId}`, { method: 'DELETE' }).catch(() => undefined);
      throw error;
    }
  }

  /** The store holds the hash against what arrives. */
  #put(path: string, body: Blob, hash: Buffer): Promise<Response> {
    return this.#ask(path, { method: 'PUT', body, headers: { 'x-amz-content-sha256': hash.toString('hex') } });
  }

  async read(key: string): Promise<Buffer> {
    const answer = await this.#ask(`/${key}`, {});
    return Buffer.from(await answer.arrayBuffer().catch(unreachable));
  }

  /** The same as it comes, for files of any size. */
  async open(key: string): Promise<Readable> {
    const { body } = await this.#ask(`/${key}`, {});
    return body ? Readable.fromWeb(body as WebStream<Uint8Array>) : Readable.from([]);
  }

  async remove(key: string): Promise<void> {
    await this.#ask(`/${key}`, { method: 'DELETE' });
  }

  async removeFolder(folder: string): Promise<void> {
    for await (const { key } of this.list(folder)) await this.remove(key);
  }

  /** Keys in pages of 1,000 (ListObjectsV2). */
  async *list(folder: string): AsyncGenerator<StoredFile> {
    const prefix = `${folder}/`;
    let token = '';
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix, ...(token && { 'continuation-token': token }) });
      const answer = await this.#ask(`?${query}`, {});
      const page = await answer.text().catch(unreachable);
      for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        yield { key: element(entry, 'Key'), writtenAt: new Date(element(entry, 'LastModified')) };
      }
      token = element(page, 'NextContinuationToken');
    } while (token !== '');
  }

  async check(): Promise<void> {
    await this.#ask('?list-type=2&max-keys=1', {}, probePatience);
  }

  /** Throws `unavailable` where the store can't be reached or refuses. */
  async #ask(path: string, request: RequestInit, milliseconds = this.#limits.patience): Promise<Response> {
    const signal = AbortSignal.timeout(milliseconds);
    const answer = await this.#client.fetch(`${this.#bucket}${path}`, { ...request, signal }).catch(unreachable);
    if (answer.ok) return answer;
    // Its words may quote keys of access; the code says enough.
    const code = element(await answer.text().catch(() => ''), 'Code');
    if (code === 'NoSuchKey') throw new FileAbsent(path.slice(1));
    return unreachable(new Error(`the store of files answers ${answer.status} ${code}`));
  }
}

async function sha256Of(part: Blob): Promise<Buffer> {
  const sum = createHash('sha256');
  for await (const piece of part.stream()) sum.update(piece);
  return sum.digest();
}

function unreachable(cause: unknown): never {
  const detail = 'The store of files can’t be reached. Nothing was changed; try again in half a minute.';
  throw new AppError('unavailable', { retryAfter, detail }, { cause });
}

/** Text of the first element of that name; what we list are paths of ids, in which nothing is escaped but the token. */
function element(xml: string, name: string): string {
  const text = xml.match(new RegExp(`<${name}>(.*?)</${name}>`, 's'))?.[1] ?? '';
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
