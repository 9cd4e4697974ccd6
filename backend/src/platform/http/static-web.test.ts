import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StaticWeb } from './static-web.ts';

const script = 'console.log("ledger")';
let folder: string;
let server: FastifyInstance;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'expenseai-web-'));
  const out = join(folder, 'out');
  mkdirSync(join(out, '_next', 'static'), { recursive: true });
  mkdirSync(join(out, 'settings'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(out, 'index.html'), 'home');
  writeFileSync(join(out, 'sign-in.html'), 'sign in');
  writeFileSync(join(out, 'leaves.html'), 'leaves');
  writeFileSync(join(out, 'settings', 'index.html'), 'settings');
  writeFileSync(join(out, '404.html'), 'nothing here');
  writeFileSync(join(out, '_next', 'static', 'app.js'), script);
  writeFileSync(join(out, '_next', 'static', 'app.js.br'), brotliCompressSync(script));
  symlinkSync(join(folder, 'secret.txt'), join(out, 'link.txt'));
  server = fastify();
  const web = new StaticWeb(out);
  server.get('/*', async (request, reply) => {
    if (!(await web.send(request, reply))) reply.code(404).send('no web');
    return reply;
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('the web application', () => {
  it.each([
    ['/', 200, 'home'],
    ['/index.html', 200, 'home'],
    ['/sign-in', 200, 'sign in'],
    ['/sign-in/', 200, 'sign in'],
    ['/sign-in?next=%2F', 200, 'sign in'],
    ['/settings', 200, 'settings'],
    ['/nowhere', 404, 'nothing here'],
    ['/_next/static/app.js.br', 404, 'nothing here'],
    ['/..%2fsecret.txt', 404, 'nothing here'],
    ['/../secret.txt', 404, 'nothing here'],
    ['/%2e%2e/secret.txt', 404, 'nothing here'],
    ['/..%5csecret.txt', 404, 'nothing here'],
    ['/link.txt', 404, 'nothing here'],
    ['/%00', 404, 'nothing here'],
  ])('%s answers %i', async (url, status, text) => {
    const answer = await server.inject({ url });
    expect([answer.statusCode, answer.body]).toEqual([status, text]);
  });

  it('sends what was compressed at build, and the plain file to who takes nothing else', async () => {
    const encodings = { 'gzip, br': 'br', 'br;q=0, gzip': undefined, identity: undefined };
    for (const [accepted, encoding] of Object.entries(encodings)) {
      const answer = await server.inject({ url: '/_next/static/app.js', headers: { 'accept-encoding': accepted } });
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length));
      const text = encoding ? brotliDecompressSync(answer.rawPayload) : answer.rawPayload;
      expect(text.toString()).toBe(script);
    }
  });

  it('is asked for again where it can change, and kept for good where it can’t', async () => {
    const page = await server.inject({ url: '/sign-in' });
    expect(page.headers['cache-control']).toBe('no-cache');
    const again = await server.inject({ url: '/sign-in', headers: { 'if-none-match': String(page.headers.etag) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const asset = await server.inject({ url: '/_next/static/app.js' });
    expect(asset.headers['cache-control']).toContain('immutable');
    expect((await server.inject({ url: '/nowhere' })).headers.etag).toBeUndefined();
  });

  it('need not be built', async () => {
    expect(await new StaticWeb(join(folder, 'missing')).send({} as never, {} as never)).toBe(false);
  });

  it('answers 404 for a file that is gone or not the one that was listed, and goes on', async () => {
    const gone = async (url: string, headers = {}) => {
      const answer = await server.inject({ url, headers });
      return [answer.statusCode, answer.body, answer.headers.etag, answer.headers['content-encoding']];
    };
    const missing = [404, 'nothing here', undefined, undefined];
    rmSync(join(folder, 'out', 'leaves.html'));
    expect(await gone('/leaves')).toEqual(missing);
    writeFileSync(join(folder, 'out', 'leaves.html'), 'written anew, and longer');
    expect(await gone('/leaves')).toEqual(missing);
    rmSync(join(folder, 'out', '_next', 'static', 'app.js.br'));
    expect(await gone('/_next/static/app.js', { 'accept-encoding': 'br' })).toEqual(missing);
    expect((await gone('/_next/static/app.js'))[1]).toBe(script);
    rmSync(join(folder, 'out', '404.html'));
    expect(await gone('/leaves')).toEqual([404, 'no web', undefined, undefined]);
    expect((await gone('/sign-in')).slice(0, 2)).toEqual([200, 'sign in']);
  });
});
