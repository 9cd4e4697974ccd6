import { errorCodes } from '@expenseai/core/errors';
import { describe, expect, it } from 'vitest';
import { german } from './german.ts';

interface Catalogue {
  [key: string]: string | Catalogue;
}

const files = import.meta.glob<Catalogue>('./*/*.json', { eager: true, import: 'default' });

function catalogueOf(language: string): Map<string, string> {
  const own = Object.entries(files).filter(([path]) => path.startsWith(`./${language}/`));
  return new Map(own.flatMap(([path, catalogue]) => [...leaves(catalogue, `${path.split('/').at(-1)} `)]));
}

function* leaves(catalogue: Catalogue, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === 'string') yield [prefix + key, value];
    else yield* leaves(value, `${prefix}${key}.`);
  }
}

/** The placeholders and tags that a message wants filled; the words of a plural's options are none. */
function holes(message: string): string[] {
  return [...message.matchAll(/(?<!(?:=\d+|zero|one|two|few|many|other) )\{(\w+)[,}]|<(\w+)>/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .sort();
}

describe('catalogues', () => {
  const english = catalogueOf('en');
  const translated = catalogueOf('de');

  it('have the same files with the same keys', () => {
    expect(english.size).toBeGreaterThan(300);
    expect([...translated.keys()]).toEqual([...english.keys()]);
  });

  it('want the same values filled in', () => {
    for (const [key, message] of english) expect(holes(translated.get(key) ?? ''), key).toEqual(holes(message));
  });

  it('name no namespace twice, and German brings all of them', () => {
    const namespaces = Object.entries(files).flatMap(([path, catalogue]) =>
      path.startsWith('./de/') ? Object.keys(catalogue) : [],
    );
    expect(Object.keys(german).sort()).toEqual(namespaces.sort());
  });

  it('have a sentence for each error code, and none for codes that are gone', () => {
    const clientCodes = ['offline', 'internal'];
    expect(Object.keys(files['./en/problems.json']?.problems ?? {}).sort()).toEqual(
      [...errorCodes, ...clientCodes].sort(),
    );
  });

  it('leave nothing empty', () => {
    for (const [key, message] of [...english, ...translated]) expect(message.trim(), key).not.toBe('');
  });
});
