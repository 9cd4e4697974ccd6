import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { measurePages, scriptsOf } from './first-load.ts';

it('finds the scripts that a browser fetches with a page, each once', () => {
  const html = [
    '<script src="/a.js?v=1" async=""></script>',
    '<link rel="preload" as="script" fetchPriority="low" href="/b.js"/>',
    '<link rel="preload" as="font" href="/font.woff2"/>',
    '<script src="/old.js" noModule=""></script>',
    '<script src="/a.js" id="x"></script>',
    '<script>inline()</script>',
  ].join('');
  expect(scriptsOf(html)).toEqual(['/a.js', '/b.js']);
});

it('sums what they weigh compressed, the heaviest page first', async () => {
  const out = await mkdtemp(path.join(tmpdir(), 'first-load-'));
  try {
    const text = 'const values = [1, 2, 3];'.repeat(50);
    await writeFile(path.join(out, 'a.js'), text);
    await writeFile(path.join(out, 'light.html'), '<p>No script</p>');
    await writeFile(path.join(out, 'heavy.html'), '<script src="/a.js"></script>');
    const loads = await measurePages(out);
    expect(loads.map(({ page, bytes }) => [page, bytes])).toEqual([
      ['heavy.html', gzipSync(text).length],
      ['light.html', 0],
    ]);
  } finally {
    await rm(out, { recursive: true });
  }
});
