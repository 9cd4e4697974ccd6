import { existsSync, readdirSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from './etag.ts';

interface WebFile {
  path: string;
  size: number;
  etag: string;
  type: string;
  cacheControl: string;
  /** Compressed twins beside it, best first. */
  encodings: { name: 'br' | 'gzip'; path: string; size: number }[];
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
};

/**
 * The exported web application. Every file is listed once at the start and only listed files are sent, so no path of
 * a request ever reaches the file system.
 */
export class StaticWeb {
  readonly #files: ReadonlyMap<string, WebFile>;
  readonly #countsPageViews: boolean;

  constructor(folder: string, countsPageViews = false) {
    this.#countsPageViews = countsPageViews;
    this.#files = existsSync(folder) ? listFiles(folder) : new Map();
  }

  /**
   * Answers with the page or file of that path; an unknown one, or one that has gone since the start, gets the 404 page.
   * False where there is no such page either.
   */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    // The one header that a page can read of its own document: so it knows without asking (lib/providers.tsx).
    if (this.#countsPageViews) reply.header('server-timing', 'page-views');
    const found = this.#find(pathOf(request.url));
    if (found && (await sendFile(found, 200, request, reply))) return true;
    const missing = this.#files.get('/404.html');
    return missing !== undefined && sendFile(missing, 404, request, reply);
  }

  #find(path: string | undefined): WebFile | undefined {
    if (path === undefined) return undefined;
    const page = path.replace(/\/$/, '');
    return this.#files.get(path) ?? this.#files.get(`${page}.html`) ?? this.#files.get(`${page}/index.html`);
  }
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/');
  } catch {
    return undefined;
  }
}

/** False, with nothing sent, where the file is gone. */
async function sendFile(
  file: WebFile,
  status: 200 | 404,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const isSame = status === 200 && isKnown(request.headers['if-none-match'], file.etag);
  const encoded = isSame ? undefined : encodedFor(request, file);
  const { path, size } = encoded ?? file;
  // Opened before anything is said of it: once the headers are out, an answer can only break off.
  const content = isSame || request.method === 'HEAD' ? undefined : await openAsListed(path, size);
  if (content === 'gone') return false;
  reply.headers({ 'content-type': file.type, 'cache-control': file.cacheControl, vary: 'Accept-Encoding' });
  if (status === 200) reply.header('etag', file.etag);
  if (isSame) {
    reply.code(304).send();
    return true;
  }
  if (encoded) reply.header('content-encoding', encoded.name);
  reply
    .code(status)
    .header('content-length', size)
    .send(content?.createReadStream() ?? '');
  return true;
}

function encodedFor({ headers }: FastifyRequest, { encodings }: WebFile) {
  const accepted = headers['accept-encoding'] ?? '';
  return encodings.find(({ name }) => new RegExp(`\\b${name}\\b(?!;\\s*q=0(?:\\.0*)?\\b)`).test(accepted));
}

/** A file of another size isn't the one that was listed: the web was built anew under the running server. */
async function openAsListed(path: string, size: number): Promise<FileHandle | 'gone'> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    if ((await file.stat()).size === size) return file;
  } catch {
    // Gone, or not ours to read.
  }
  await file?.close();
  return 'gone';
}

function listFiles(folder: string): Map<string, WebFile> {
  const files = new Map<string, WebFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) continue;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, describe(path, folder));
  }
  return files;
}

function describe(path: string, folder: string): WebFile {
  const { size, mtimeMs } = statSync(path);
  const isImmutable = path.startsWith(join(folder, '_next', 'static') + sep);
  return {
    path,
    size,
    etag: `W/"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`,
    type: types[extname(path)] ?? 'application/octet-stream',
    cacheControl: isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    encodings: [...twin('br', `${path}.br`), ...twin('gzip', `${path}.gz`)],
  };
}

function twin(name: 'br' | 'gzip', path: string): WebFile['encodings'] {
  return existsSync(path) ? [{ name, path, size: statSync(path).size }] : [];
}
