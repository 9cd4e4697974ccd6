import type { EntryContext, EntryPart, PartField } from './entry.ts';
import { type Token, tokenise } from './tokens.ts';

/** The sentence while it is read: each finder claims the tokens it understood, what is left describes the purchase. */
export interface Sentence {
  text: string;
  tokens: Token[];
  /** Per token: null while nobody has understood it. */
  claims: (PartField | 'grammar' | null)[];
  parts: EntryPart[];
  context: EntryContext;
}

export function readSentence(text: string, context: EntryContext): Sentence {
  const tokens = tokenise(text);
  return { text, tokens, claims: tokens.map(() => null), parts: [], context };
}

/** The folded word at a token, whoever has claimed it; empty beyond the ends. */
export function wordAt(sentence: Sentence, at: number): string {
  return sentence.tokens[at]?.word ?? '';
}

export function isFree(sentence: Sentence, from: number, to = from + 1): boolean {
  if (from < 0 || to > sentence.tokens.length) return false;
  for (let at = from; at < to; at++) if (sentence.claims[at] !== null) return false;
  return true;
}

/** The text from one token to another, as written. */
export function textOf(sentence: Sentence, from: number, to: number): string {
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  return first && last ? sentence.text.slice(first.start, last.end) : '';
}

/** Claims tokens for a field and shows them as a part. */
export function claim(
  sentence: Sentence,
  from: number,
  to: number,
  part: { field: PartField; value: string; confidence?: number },
): void {
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  if (!first || !last) return;
  for (let at = from; at < to; at++) sentence.claims[at] = part.field;
  const { field, value, confidence = 0.95 } = part;
  const text = sentence.text.slice(first.start, last.end);
  sentence.parts.push({ field, text, start: first.start, end: last.end, value, confidence });
}

/** Claims tokens that only hold the sentence together: verbs, prepositions, times of day. */
export function claimGrammar(sentence: Sentence, from: number, to: number): void {
  for (let at = from; at < to; at++) sentence.claims[at] = 'grammar';
}

/** Runs of unclaimed tokens, punctuation at their ends left out. */
export function freeRuns(sentence: Sentence): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  for (let at = 0; at <= sentence.tokens.length; at++) {
    const isOpen = sentence.claims[at] === null && at < sentence.tokens.length;
    if (isOpen && from === -1) from = at;
    if (isOpen || from === -1) continue;
    runs.push({ from, to: at });
    from = -1;
  }
  return runs;
}
