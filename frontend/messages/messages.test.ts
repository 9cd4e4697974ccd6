import { doctorParts, findingTexts } from '@expenseai/contracts/doctor';
import { securityEventNames } from '@expenseai/contracts/security-events';
import { errorCodes } from '@expenseai/core/errors';
import { fileProblems } from '@expenseai/core/importing/file-problems';
import { inferenceReasons } from '@expenseai/core/importing/inference-reasons';
import { lineProblems } from '@expenseai/core/importing/line-problems';
import type { Remark } from '@expenseai/core/remark';
import compile from 'icu-minify/compile';
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

/** The placeholders and tags that a message wants filled. */
function holes(message: string): string[] {
  return [...new Set(holesAmong(compile(message)))].sort();
}

function holesAmong(nodes: unknown): string[] {
  return Array.isArray(nodes) ? nodes.flatMap(holesOf) : [];
}

/** A placeholder is its name, with a type and options or without; a tag its name and what is in it. */
function holesOf(node: unknown): string[] {
  if (!Array.isArray(node)) return [];
  const [name, type, options = {}] = node;
  if (type === undefined || typeof type === 'number') return [name, ...Object.values(options).flatMap(holesAmong)];
  return [name, ...node.slice(1).flatMap(holesOf)];
}

function textsOf(catalogue: string | Catalogue | undefined, about: string): Record<string, string> {
  const part = typeof catalogue === 'object' ? catalogue[about] : undefined;
  return Object.fromEntries(leaves(typeof part === 'object' ? part : {}));
}

/** What a remark's English sentence is filled with: the values that making it asks for. */
function filledBy(code: string, sentence: (remark: Remark) => string): string[] {
  const asked = new Set<string>();
  const params = new Proxy({}, { get: (_, name) => asked.add(String(name)).size });
  sentence({ code, params });
  return [...asked].sort();
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
    const clientCodes = ['offline', 'unanswered', 'internal'];
    expect(Object.keys(files['./en/late.json']?.problems ?? {}).sort()).toEqual([...errorCodes, ...clientCodes].sort());
  });

  it('say whatever the doctor finds', () => {
    const said = [...catalogueOf('en').keys()].filter((key) => key.startsWith('admin.json admin.doctor.'));
    const found = Object.entries({ parts: doctorParts, texts: findingTexts }).flatMap(([kind, of]) =>
      Object.keys(of).map((key) => `${kind}.${key}`),
    );
    expect(said.map((key) => key.replace('admin.json admin.doctor.', ''))).toEqual(found);
  });

  it('have a text for each security event, and none for events that are gone', () => {
    const texts = textsOf(files['./en/security-events.json']?.securityEvents, 'events');
    expect(Object.keys(texts).sort()).toEqual([...securityEventNames].sort());
  });

  it('say each remark on a file, whatever fills it, and none that is gone', () => {
    for (const language of ['en', 'de'] as const) {
      const said = files[`./${language}/remarks.json`]?.remarks;
      for (const [about, { codes, sentence }] of Object.entries({ fileProblems, lineProblems, inferenceReasons })) {
        const texts = textsOf(said, about);
        expect(Object.keys(texts).sort()).toEqual([...codes].sort());
        for (const code of codes) expect(holes(texts[code] ?? ''), code).toEqual(filledBy(code, sentence));
      }
    }
  });

  it('leave nothing empty', () => {
    for (const [key, message] of [...english, ...translated]) expect(message.trim(), key).not.toBe('');
  });
});
