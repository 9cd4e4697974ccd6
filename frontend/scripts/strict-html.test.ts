import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { externaliseScripts, findForbidden, preloadFont } from './strict-html.ts';

let out = '';
beforeEach(async () => {
  out = await mkdtemp(path.join(os.tmpdir(), 'strict-html-'));
  await writeFile(path.join(out, 'boot.js'), 'boot();');
});
afterEach(() => rm(out, { recursive: true }));

const page =
  '<head><script src="/boot.js"></script></head><body><p>a < b</p><script src="/x.js" async=""></script>' +
  '<script>one("</p>")</script><script>two()</script><p></p><script>three()</script></body>';

describe('externaliseScripts', () => {
  it('moves runs of inline scripts into files, in order, and leaves the rest as it was', async () => {
    const html = await externaliseScripts(page, { out, folder: 's' });
    expect(findForbidden(html)).toEqual([]);
    const addresses = [...html.matchAll(/src="(\/s\/[^"]+)"/g)].map((match) => match[1] ?? '');
    const contents = await Promise.all(addresses.map((address) => readFile(path.join(out, address), 'utf8')));
    expect(contents).toEqual(['boot();', 'one("</p>");\ntwo()', 'three()']);
    expect(html.replaceAll(/<script src="\/s\/[^"]+"><\/script>/g, '')).toBe(
      '<head></head><body><p>a < b</p><script src="/x.js" async=""></script><p></p></body>',
    );
  });

  it('gives equal scripts of two pages one file', async () => {
    await externaliseScripts(page, { out, folder: 's' });
    await externaliseScripts(page, { out, folder: 's' });
    expect(await readdir(path.join(out, 's'))).toHaveLength(3);
  });

  it('refuses what it can not move', async () => {
    const module = '<script type="module">x()</script>';
    await expect(externaliseScripts(module, { out, folder: 's' })).rejects.toThrow('type="module"');
  });
});

describe('findForbidden', () => {
  it.each([
    ['<script>x()</script>', 'an inline script'],
    ['<style>p{}</style>', 'a style element'],
    ['<p style="color:red">', 'a style attribute'],
    ['<p onclick="x()">', 'a handler attribute'],
  ])('names %s', (html, fault) => {
    expect(findForbidden(html).join()).toContain(fault);
  });
});

it('puts the font before the first style sheet', () => {
  expect(preloadFont('<link rel="stylesheet" href="a"/><link rel="stylesheet" href="b"/>', '/f.woff2')).toBe(
    '<link rel="preload" as="font" type="font/woff2" crossorigin="" href="/f.woff2"/>' +
      '<link rel="stylesheet" href="a"/><link rel="stylesheet" href="b"/>',
  );
});
