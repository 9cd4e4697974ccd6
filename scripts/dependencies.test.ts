import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Lock {
  packages: Record<
    string,
    { version?: string; license?: string; dev?: boolean; optional?: boolean; peer?: boolean; link?: boolean }
  >;
}

/** Of a CycloneDX document. */
interface Component {
  purl: string;
  licenses?: unknown[];
}

const root = join(import.meta.dirname, '..');
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const { packages }: Lock = readJson('package-lock.json');
const workspaces: string[] = readJson('package.json').workspaces;

/** Names that the workspaces depend on, but for one another. */
const named = new Set(
  ['.', ...workspaces].flatMap((workspace) => {
    const { dependencies = {}, optionalDependencies = {} } = readJson(join(workspace, 'package.json'));
    return Object.keys({ ...dependencies, ...optionalDependencies });
  }),
);
const ours = [...named].filter((name) => name.startsWith('@expenseai/'));

const rows = [
  ...readFileSync(join(root, 'docs/dependencies.md'), 'utf8').matchAll(
    /^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([\d,]+|–) \| ([^|]+) \|$/gm,
  ),
].map(([, name = '', purpose = '', licence = '', size = '', instead = '']) => ({
  name,
  purpose,
  licence,
  kilobytes: size === '–' ? undefined : Number(size.replaceAll(',', '')),
  instead,
}));

/** Bytes of a package's own files. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + sizeOf(path);
    return sum + (entry.isFile() ? statSync(path).size : 0);
  }, 0);
}

test('every package that is depended on stands in the table, once, and no other', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual([...named].filter((name) => !ours.includes(name)).sort());
});

test('each has the licence that it has in the table, which this product’s is compatible with', () => {
  const inTable = rows.map(({ name, licence }) => ({ name, licence }));
  expect(inTable).toEqual(rows.map(({ name }) => ({ name, licence: packages[`node_modules/${name}`]?.license })));
  // With the linked libraries of sharp, which Next brings along for pictures that an export doesn't make.
  const compatible =
    /^(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|MPL-2\.0|OFL-1\.1|Python-2\.0|CC-BY-4\.0|LGPL-3\.0-or-later)$/;
  const others = Object.entries(packages).filter(
    ([path, { dev, license = '', link }]) =>
      path.startsWith('node_modules/') &&
      !dev &&
      !link &&
      !license.split(' AND ').every((part) => compatible.test(part)),
  );
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test('each has about the size that the table says', () => {
  const wrong = rows.filter(({ name, kilobytes }) => {
    const folder = join(root, 'node_modules', name);
    if (!existsSync(folder) || kilobytes === undefined) return false;
    const actual = sizeOf(folder) / 1000;
    return Math.abs(actual - kilobytes) > Math.max(20, kilobytes * 0.25);
  });
  expect(
    wrong.map(({ name }) => ({ name, kilobytes: Math.round(sizeOf(join(root, 'node_modules', name)) / 1000) })),
  ).toEqual([]);
});

test('the bill of materials is a CycloneDX document with every package of production, by name, version and licence', () => {
  const text = execFileSync(process.execPath, ['scripts/sbom.ts'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const { bomFormat, specVersion, components } = JSON.parse(text);
  expect({ bomFormat, specVersion }).toEqual({ bomFormat: 'CycloneDX', specVersion: expect.stringMatching(/^1\.\d$/) });
  const listed = new Set<string>(components.map(({ purl }: Component) => decodeURIComponent(purl)));
  const production = Object.entries(packages).filter(
    ([path, { dev, optional, peer, link }]) => path.includes('node_modules/') && !dev && !optional && !peer && !link,
  );
  const missing = production
    .map(
      ([path, { version }]) =>
        `pkg:npm/${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`,
    )
    .filter((found) => !listed.has(found));
  expect(missing).toEqual([]);
  expect(production.length).toBeGreaterThan(150);
  const outside = components.filter(({ purl }: Component) => !purl.startsWith('pkg:npm/%40expenseai'));
  expect(outside.filter(({ licenses = [] }: Component) => licenses.length === 0)).toEqual([]);
  expect([...listed].filter((purl) => /\/(knip|@biomejs\/biome)@/.test(purl))).toEqual([]);
}, 120_000);
