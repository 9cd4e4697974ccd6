import { decodeBytes } from './text-decoder.ts';

/** Single-byte encodings in which banks export, the commoner first: it wins a tie. */
export const singleByteEncodings = [
  'windows-1252',
  'windows-1250',
  'iso-8859-15',
  'windows-1251',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
  'windows-1253',
] as const;

export type SingleByteEncoding = (typeof singleByteEncodings)[number];

/** Letters beyond ASCII of each language that is written in the encoding: a text is in one of them, not in a mixture. */
const latin1 = 'äöüß éèêëàâçîïôûùœæ áéíóúñü ãõáéíóúâêôçà àèéìòùí éëïöüè æøåé åäöé áéíóúýþðæö'.split(' ');
const latin2 = 'ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţ čćđšž äöüß'.split(' ');
const alphabets: Record<SingleByteEncoding, readonly string[]> = {
  'windows-1252': latin1,
  'windows-1250': latin2,
  'iso-8859-15': latin1,
  'windows-1251': ['абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђјљњћџ'],
  'windows-1254': ['çğıöşüâîûİ'],
  'windows-1257': ['āčēģīķļņšūž', 'ąčęėįšųūž', 'äöüõšž'],
  'iso-8859-2': latin2,
  'windows-1253': ['αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ'],
};

/** Encodings whose words are written in their own script from first to last letter. */
const ownScript: ReadonlySet<SingleByteEncoding> = new Set(['windows-1251', 'windows-1253']);

/**
 * How well the bytes over 0x7F read as letters of words in this encoding; higher is better, comparable between
 * encodings of one sample. A letter that is common in the encoding's languages and fits its neighbours counts for it;
 * a sign in the middle of a word ("g³ówne") or a capital after a small letter ("Zaúètování" read as Latin 1) against.
 */
export function plausibility(sample: Uint8Array, encoding: SingleByteEncoding): number {
  const letters = decodeBytes(
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
    encoding,
  );
  const scripted = ownScript.has(encoding);
  const counts = new Map<string, number>();
  let score = 0;
  let seen = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0;
    if (byte < 0x80) continue;
    seen++;
    const letter = letters[byte] ?? '\ufffd';
    const before = letters[sample[i - 1] ?? 32] ?? ' ';
    const after = letters[sample[i + 1] ?? 32] ?? ' ';
    const misfit = misfitOf(letter, before, after, scripted);
    if (misfit !== 0 || !isLetter(letter)) score += misfit;
    else counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  if (seen === 0) return 0;
  const languages = alphabets[encoding].map((alphabet) => agreement(counts, alphabet));
  return ((score + Math.max(...languages)) / seen) * Math.min(seen, 40);
}

/** Letters of the alphabet less those that it lacks. */
function agreement(counts: ReadonlyMap<string, number>, alphabet: string): number {
  let sum = 0;
  for (const [letter, count] of counts) {
    sum += alphabet.includes(letter) || alphabet.includes(letter.toLowerCase()) ? count : -count;
  }
  return sum;
}

/** How badly a character fits between its neighbours; 0 for a letter that stands well, a little more for a fitting sign. */
function misfitOf(letter: string, before: string, after: string, scripted: boolean): number {
  if (letter === '\ufffd' || (letter >= '\u0080' && letter <= '\u009f')) return -4;
  if (!isLetter(letter)) {
    const isUsual = '€£§°´–—’‘“”„…«»·ºª\u00a0'.includes(letter);
    if (isUsual) return isLetter(before) && isLetter(after) && letter !== '’' ? -1.5 : 0.3;
    return isLetter(before) || isLetter(after) ? -2 : -0.3;
  }
  if (isCapital(letter) && isSmall(before)) return -2;
  const companion = (before > '\u007f' && isLetter(before)) || (after > '\u007f' && isLetter(after));
  if (scripted) return companion ? 0 : -2;
  // Runs of accented letters are what another script looks like in a Latin encoding.
  return before > '\u007f' && isLetter(before) && after > '\u007f' && isLetter(after) ? -1 : 0;
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

function isCapital(character: string): boolean {
  return character !== character.toLowerCase();
}

function isSmall(character: string): boolean {
  return isLetter(character) && character === character.toLowerCase();
}
