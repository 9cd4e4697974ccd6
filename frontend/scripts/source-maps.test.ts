import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeSourceMaps } from './source-maps.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-maps-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('leaves no map and no mention of one in the export, and keeps maps without the sources’ text', async () => {
  const map = { version: 3, sources: ['a.ts'], sourcesContent: ['secret'], names: [], mappings: 'AAAA' };
  const files = {
    'a.js': 'run()\n\n//# sourceMappingURL=other-name.js.map',
    'other-name.js.map': JSON.stringify({ version: 3, sections: [{ offset: { line: 0, column: 0 }, map }] }),
    'b.css': 'p{}\n/*# sourceMappingURL=b.css.map*/',
    'b.css.map': JSON.stringify(map),
    'c.js': 'more()',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const maps = join(folder, 'maps');
  const paths = Object.keys(files).map((name) => join(folder, name));
  expect(await takeSourceMaps(paths, maps)).toBe(1);
  expect(paths.filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8'))).toEqual([
    'run()\n',
    'p{}',
    'more()',
  ]);
  // By the script's name.
  expect(readdirSync(maps)).toEqual(['a.js.map']);
  const kept = readFileSync(join(maps, 'a.js.map'), 'utf8');
  expect(kept).toContain('AAAA');
  expect(kept).not.toContain('secret');
});

it('keeps no map of a build before', async () => {
  writeFileSync(join(folder, 'old.js.map'), '{}');
  expect(await takeSourceMaps([], folder)).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});
