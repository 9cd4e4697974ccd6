import { brandNames } from './lexicon/brands.ts';
import { namesWithNumbers } from './lexicon/units.ts';
import { indexPhrases, phraseAt } from './phrases.ts';
import { isFree, type Sentence, textOf } from './sentence.ts';

const numbered = [...namesWithNumbers, ...brandNames.filter((name) => /\d/.test(name))];
const names = indexPhrases(numbered.map((name) => [name, name] as const));

/** Makes one word of a name with a number in it, so that the number is no amount: "7-Eleven", "Office 365". */
export function claimNames(sentence: Sentence): void {
  for (let at = 0; at < sentence.tokens.length; at++) {
    const phrase = isFree(sentence, at) ? phraseAt(names, sentence.tokens, at) : null;
    const length = phrase?.words.length ?? 0;
    const first = sentence.tokens[at];
    const last = sentence.tokens[at + length - 1];
    if (!phrase || !first || !last) continue;
    const text = textOf(sentence, at, at + length);
    const word = phrase.words.join(' ');
    sentence.tokens.splice(at, length, {
      ...first,
      kind: 'word',
      text,
      word,
      end: last.end,
      capital: /\p{Lu}/u.test(text),
    });
    sentence.claims.splice(at, length, null);
  }
}
