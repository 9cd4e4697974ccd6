import { type Token, tokenise } from './tokens.ts';

export interface Phrase<T> {
  words: string[];
  value: T;
}

/** Phrases by their first word, longest first; words are cut as sentences are. */
export type PhraseIndex<T> = Map<string, Phrase<T>[]>;

export function indexPhrases<T>(entries: Iterable<readonly [string, T]>): PhraseIndex<T> {
  const index: PhraseIndex<T> = new Map();
  for (const [text, value] of entries) {
    const words = tokenise(text).map((token) => token.word);
    const first = words[0];
    if (first === undefined) continue;
    const row = index.get(first) ?? [];
    row.push({ words, value });
    index.set(first, row);
  }
  for (const row of index.values()) row.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** The longest phrase that begins at a token. */
export function phraseAt<T>(index: PhraseIndex<T>, tokens: readonly Token[], at: number): Phrase<T> | null {
  const first = tokens[at];
  const row = first && index.get(first.word);
  if (!row) return null;
  for (const phrase of row) {
    if (phrase.words.every((word, offset) => tokens[at + offset]?.word === word)) return phrase;
  }
  return null;
}

/** A list of words in one string, as the lexicons are written. */
export function wordSet(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/)).filter((word) => word !== ''));
}
