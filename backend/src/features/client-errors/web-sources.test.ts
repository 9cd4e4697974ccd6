import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSources } from './web-sources.ts';

const origin = 'https://money.example.org/_next/static/chunks';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'web-sources-'));
  // Column 1 comes from line 1 of the first source, column 11 from line 3 of the second (ECMA-426: AAAA, then +10,+1,+2,+0).
  const map = {
    version: 3,
    sources: ['turbopack:///[project]/frontend/lib/api.ts', 'turbopack:///[project]/node_modules/react/index.js'],
    names: [],
    mappings: 'AAAA,UCEA',
  };
  writeFileSync(join(folder, '0a~b.js.map'), JSON.stringify(map));
  const sections = [{ offset: { line: 0, column: 0 }, map }];
  writeFileSync(join(folder, 'index.js.map'), JSON.stringify({ version: 3, sections }));
  writeFileSync(join(folder, 'torn.js.map'), '{"version":3,');
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (stack: string) => new WebSources(folder).read(stack);

it('reads the calls of all browsers back to files of the repository, and leaves others as they are', async () => {
  const stack = [
    'TypeError: no',
    `    at a (${origin}/0a~b.js:1:3)`,
    `    at ${origin}/0a~b.js?v=1:1:15`,
    `b@${origin}/index.js:1:1`,
    `    at c (${origin}/other.js:1:3)`,
    `    at d (https://money.example.org/boot.js:1:3)`,
  ].join('\n');
  expect(await read(stack)).toEqual({
    stack: [
      'TypeError: no',
      '    at a (frontend/lib/api.ts:1:3)',
      '    at node_modules/react/index.js:3:5',
      'b@frontend/lib/api.ts:1:1',
      `    at c (${origin}/other.js:1:3)`,
      '    at d (https://money.example.org/boot.js:1:3)',
    ].join('\n'),
    calls: ['frontend/lib/api.ts:1:3', 'frontend/lib/api.ts:1:1'],
  });
});

it.each([
  ['a place that its sender made up', 'at frontend/Dentist.ts:1:2'],
  ['a file outside the folder', `at ${origin}/../../../0a~b.js:1:2 and ${origin}/..%2f0a~b.js:1:2`],
  ['a map that is torn', `at ${origin}/torn.js:1:2`],
  ['nothing', ''],
])('takes %s as it is', async (_, stack) => {
  expect(await read(stack)).toEqual({ stack, calls: [] });
});

it('reads four maps for one stack and sixty in a minute, whatever is sent', async () => {
  const sources = new WebSources(folder);
  const many = Array.from({ length: 9 }, (_, n) => `at ${origin}/other${n}.js:1:1`).join('\n');
  const known = `at ${origin}/0a~b.js:1:3`;
  expect((await sources.read(`${many}\n${known}`)).calls).toEqual([]);
  expect((await sources.read(known)).calls).toHaveLength(1);
  for (let n = 0; n < 14; n += 1) await sources.read(many);
  expect((await sources.read(known)).calls).toEqual([]);
});
