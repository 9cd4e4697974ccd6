import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryFiles, root } from './repository-files.ts';
import { secretsIn } from './secrets-in-files.ts';

test('no file of the repository holds a secret', () => {
  const texts = repositoryFiles().filter((file) => !/\.(png|jpe?g|webp|ico|woff2?|zst)$/.test(file));
  expect(texts.length).toBeGreaterThan(500);
  const found = texts.flatMap((file) => {
    const path = join(root, file);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
    return secretsIn(readFileSync(path, 'utf8')).map((kind) => `${file}: ${kind}`);
  });
  expect(found).toEqual([]);
});

test.each([
  ['AWS key', `id = ${'AKIA'}${'IOSFODNN7EXAMPLE'}`],
  ['GitHub token', `${'ghp'}_${'a1B2c3D4e5'.repeat(3)}abcdef`],
  ['key of a language model', `${'sk'}-proj-${'a1B2c3D4'.repeat(5)}`],
  ['private key', `${'-----BEGIN'} EC PRIVATE KEY-----\n${'MHcCAQEEIB'.repeat(5)}`],
  ['own API token', `${'eai'}_${'a1B2c3D4'.repeat(5)}`],
  ['value of a secret', `A=1\n${'JWT_SECRET'}=${'0f'.repeat(32)}`],
])('a %s is seen', (kind, text) => {
  expect(secretsIn(text)).toEqual([kind]);
});

test('names, examples and ordinary words are none', () => {
  expect(
    secretsIn(
      `JWT_SECRET=\n# JWT_SECRET=made by openssl\n${'JWT_SECRET'}=$(openssl rand -hex 32)\nrisk-assessment task-list`,
    ),
  ).toEqual([]);
});
