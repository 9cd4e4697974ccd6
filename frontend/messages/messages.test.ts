import { errorCodes } from '@expenseai/core/errors';
import { describe, expect, it } from 'vitest';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };

interface Catalogue {
  [key: string]: string | Catalogue;
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
  const english = new Map(leaves(en));
  const german = new Map(leaves(de));

  it('have the same keys', () => {
    expect([...german.keys()]).toEqual([...english.keys()]);
  });

  it('want the same values filled in', () => {
    for (const [key, message] of english) expect(holes(german.get(key) ?? ''), key).toEqual(holes(message));
  });

  it('have a sentence for each error code, and none for codes that are gone', () => {
    const clientCodes = ['offline', 'internal'];
    expect(Object.keys(en.problems).sort()).toEqual([...errorCodes, ...clientCodes].sort());
  });

  it('leave nothing empty', () => {
    for (const [key, message] of [...english, ...german]) expect(message.trim(), key).not.toBe('');
  });
});
