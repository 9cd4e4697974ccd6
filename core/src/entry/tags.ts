import { claim, isFree, type Sentence } from './sentence.ts';
import { fold } from './tokens.ts';

/** Finds and claims `#work`; a tag of the ledger keeps its spelling. "#12" numbers something and is none. */
export function readTags(sentence: Sentence): string[] {
  const tags: string[] = [];
  for (let at = 0; at < sentence.tokens.length; at++) {
    const first = sentence.tokens[at + 1];
    if (sentence.tokens[at]?.text !== '#' || !first?.glued || first.kind === 'symbol' || !isFree(sentence, at, at + 2))
      continue;
    const to = tagEnd(sentence, at + 1);
    const written = sentence.text.slice(first.start, sentence.tokens[to - 1]?.end);
    if (!/\p{L}/u.test(written)) continue;
    const known = sentence.context.tags.find((tag) => fold(tag) === fold(written));
    const tag = known ?? written;
    claim(sentence, at, to, { field: 'tag', value: tag });
    if (!tags.includes(tag)) tags.push(tag);
  }
  return tags;
}

/** A tag goes on to the next space; a full stop or comma at its end is the sentence's. */
function tagEnd(sentence: Sentence, start: number): number {
  let to = start + 1;
  for (;;) {
    const token = sentence.tokens[to];
    const joins =
      token?.glued &&
      (token.kind !== 'symbol' || (/^[-_/]$/.test(token.text) && sentence.tokens[to + 1]?.glued === true));
    // A hyphen between letters is no token: the next word stands one character on.
    const isNext = token && token.start - (sentence.tokens[to - 1]?.end ?? 0) <= 1;
    if (!joins || !isNext) return to;
    to += 1;
  }
}
