import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const frontend = join(import.meta.dirname, '..', '..');
const ui = join(frontend, 'ui');

/** The sheet around a page can't stand in one. */
const notShown = new Set(['page.tsx']);

/** Components of ui/ that a file imports, at once or when they are first wanted. */
function partsIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/(?:from |import\()'(?:\.\.\/\.\.\/ui|\.\.\/ui|\.)\/([\w-]+\.tsx)'/g)].flatMap(
    ([, name = '']) => name,
  );
}

test('every part of ui/ is on the page of parts', () => {
  const here = readdirSync(import.meta.dirname).filter((name) => name.startsWith('parts-') && name.endsWith('.tsx'));
  const parts = readdirSync(ui).filter((name) => name.endsWith('.tsx') && !notShown.has(name));
  // The toaster comes with the layout of every page.
  const files = [...here.map((name) => join(import.meta.dirname, name)), join(frontend, 'app/layout.tsx')];
  const shown = new Set<string>();
  for (const file of files) {
    for (const name of partsIn(file)) {
      if (shown.has(name) || !parts.includes(name)) continue;
      shown.add(name);
      files.push(join(ui, name));
    }
  }
  expect(parts.filter((name) => !shown.has(basename(name)))).toEqual([]);
});
