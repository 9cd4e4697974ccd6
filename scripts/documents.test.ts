import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'deploy'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

interface Link {
  label: string;
  path: string;
  anchor: string | undefined;
}

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Links to files of the repository, as paths from its root. */
function linksOf(document: string): Link[] {
  const links = [...textOf(document).matchAll(/(?<!`)\[([^\]]+)\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
  return links.map(([, label = '', target = '', anchor]) => ({
    label,
    path: target === '' ? document : relative(root, join(root, dirname(document), decodeURI(target))),
    anchor,
  }));
}

/** The anchors that headings get, in GitHub's form. */
function anchorsOf(document: string): string[] {
  return [...textOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(documents)('%s', (document) => {
  test('leads to what is there', () => {
    const dead = linksOf(document).filter(
      ({ path, anchor }) =>
        !existsSync(join(root, path)) ||
        (anchor !== undefined && path.endsWith('.md') && !anchorsOf(path).includes(anchor)),
    );
    expect(dead).toEqual([]);
  });
});

describe.each(documents.filter((name) => name.startsWith('PRODUCTION_')))('%s', (document) => {
  test('names tests that are in the files it links', () => {
    const tests = linksOf(document).filter(({ path }) =>
      /\.(test|e2e|stack)\.tsx?$|^deploy\/tests\/.*\.ts$/.test(path),
    );
    expect(tests.length).toBeGreaterThan(20);
    expect(tests.filter(({ label, path }) => !textOf(path).includes(label))).toEqual([]);
  });
});

test('readiness answers for every item that was asked for', () => {
  const counts = { S: 5, M: 4, F: 3, D: 4, C: 15, G: 2, H: 25, Q: 7, T: 6, U: 3 };
  const asked = Object.entries(counts).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, n) => `${letter}${n + 1}`),
  );
  const answered = [...textOf('PRODUCTION_READINESS.md').matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, item]) => item);
  expect(answered.sort()).toEqual(asked.sort());
});

test('the security guide answers for every requirement of ASVS 5.0 up to level 2, by chapter', () => {
  const counts = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 14, 16, 7];
  const rows = [...textOf('PRODUCTION_SECURITY_GUIDE.md').matchAll(/^\| (\d+)\.\d+\.\d+ \|/gm)];
  const answered = counts.map((_, chapter) => rows.filter(([, number]) => Number(number) === chapter + 1).length);
  expect(answered).toEqual(counts);
});
