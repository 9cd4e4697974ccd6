/**
 * The one form in which texts are searched, matched and compared: lower case, no accents, punctuation and white space
 * as single spaces. `normaliseText("Café  MÜLLER–Straße, 12")` is `cafe muller strasse 12`.
 *
 * Apostrophes vanish, so that `McDonald's` is `MCDONALDS`. Accents are dropped from Latin, Greek and Cyrillic letters
 * only: in Devanagari, Arabic or Japanese such marks are vowels and consonants. Letters of all scripts and all digits
 * stay; a text without any is ''. Normalising twice changes nothing.
 */
export function normaliseText(text: string): string {
  const plain = /[^\0-\x7f]/.test(text) ? foldUnicode(text) : text.toLowerCase();
  return plain
    .replace(/['`]/g, '')
    .replace(notAscii.test(plain) ? separators : asciiSeparators, ' ')
    .trim();
}

/** The form in which names are equal: normalised, or as written where they hold no letter or digit (`🍕`). */
export function nameKey(name: string): string {
  return normaliseText(name) || name.trim().toLowerCase();
}

const notAscii = /[^\0-\x7f]/;
const asciiSeparators = /[^a-z0-9]+/g;
const separators = /[^\p{L}\p{M}\p{N}]+/gu;

/** Letters that Unicode doesn't decompose, though people type and banks print the plain one. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
};
const undecomposed = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

function foldUnicode(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Direction marks, joiners, soft hyphens and variation selectors are invisible and come and go between sources.
      .replace(/\p{Cf}|[\ufe00-\ufe0f]/gu, '')
      .replace(/[\u0300-\u036f\u2018\u2019\u02bc\u2032]/g, '')
      .replace(undecomposed, (letter) => plainLetters[letter] ?? letter)
      // Korean and Japanese letters that NFKD took apart are whole again.
      .normalize('NFC')
  );
}
