import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluateImports } from './imports.ts';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = process.env.EXPENSEAI_DATA ?? join(repository, '../shared/data');
const hasData = existsSync(join(folder, 'bank-files/expected.json'));

describe('bank files of the data folder', () => {
  it.skipIf(!hasData)('are read as expected, without a question where they decide themselves', () => {
    const result = evaluateImports(folder);
    expect(result.wrong).toEqual([]);
    expect(result.right).toBe(result.files);
  });

  it.skipIf(hasData)(`are not there (${folder}): set EXPENSEAI_DATA to read them`, () => {
    expect(hasData).toBe(false);
  });
});
