import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryFiles, root } from './repository-files.ts';

/** What a page may load as one picture; a photograph of the width of a page in WebP has less. */
const most = 50_000;

test('no picture that pages load is over 50 kB', () => {
  const pictures = repositoryFiles().filter(
    (file) => file.startsWith('frontend/') && /\.(png|jpe?g|gif|webp|avif|svg|ico|bmp)$/i.test(file),
  );
  expect(pictures.length).toBeGreaterThan(0);
  const sizes = pictures
    .filter((file) => existsSync(join(root, file)))
    .map((file) => [file, statSync(join(root, file)).size] as const);
  expect(sizes.filter(([, size]) => size > most)).toEqual([]);
});
