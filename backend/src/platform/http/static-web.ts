import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
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

  constructor(folder: string) {
    this.#files = existsSync(folder) ? listFiles(folder) : new Map();
  }

  /** Answers with the page or file of that path; an unknown one gets the 404 page. False without any web build. */
  send(request: FastifyRequest, reply: FastifyReply): boolean {
    const found = this.#find(pathOf(request.url));
    if (found) {
      sendFile(found, 200, request, reply);
      return true;
    }
    const missing = this.#files.get('/404.html');
    if (missing) sendFile(missing, 404, request, reply);
    return missing !== undefined;
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

function sendFile(file: WebFile, status: 200 | 404, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ 'content-type': file.type, 'cache-control': file.cacheControl, vary: 'Accept-Encoding' });
  if (status === 200) {
    reply.header('etag', file.etag);
    if (isKnown(request.headers['if-none-match'], file.etag)) {
      reply.code(304).send();
      return;
    }
  }
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoded = file.encodings.find(({ name }) =>
    new RegExp(`\\b${name}\\b(?!;\\s*q=0(?:\\.0*)?\\b)`).test(accepted),
  );
  const { path, size } = encoded ?? file;
  if (encoded) reply.header('content-encoding', encoded.name);
  reply
    .code(status)
    .header('content-length', size)
    .send(request.method === 'HEAD' ? '' : createReadStream(path));
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
