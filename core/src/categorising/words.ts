import { normaliseText } from '../text/normalise.ts';

/**
 * The words of a text in their normalised form. Short names around an ampersand become one word
 * (`H & M` → `handm`), because that is how such shops are told apart; `h and m` reads the same as a phrase.
 */
export function wordsOf(text: string): string[] {
  const joined = text.includes('&') ? text.replace(/\b([a-z0-9]{1,2}) ?& ?([a-z0-9])\b/gi, '$1and$2') : text;
  const plain = normaliseText(joined);
  return plain === '' ? [] : plain.split(' ');
}
