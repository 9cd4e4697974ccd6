import { currenciesOfUnit } from './currencies.ts';

/** A number as it was written, exact: `digits` without marks, of which the last `scale` are decimals. */
export interface Decimal {
  negative: boolean;
  digits: string;
  scale: number;
}

export interface ParsedDecimal extends Decimal {
  /** A sign was written: minus, plus, parentheses, or a word for debit or credit. */
  isSigned: boolean;
  /** Symbol or code of a currency that stood beside the number, `$`, `EUR`, `kr.`; one on each side at most. */
  units: string[];
  /** True of `1,234` alone, which can be a thousand or a decimal: read by the exponent, or as grouped without one. */
  isAmbiguous: boolean;
}

export interface ParseDecimalOptions {
  /** Known decimal mark, such as a whole column's; every other mark then only groups. */
  decimalMark?: '.' | ',';
  /** Decimals that are expected; only used to read an ambiguous `1,234`. */
  exponent?: number;
}

/**
 * Reads a number in any notation that banks and people use; null where it is none or could be two.
 *
 * `1.234,56` `1,234.56` `1,23,456.78` `1 234,56` `1'234.50` `.5` `89.-` `٣٫٥`;
 * signs `-5` `5-` `−5` `+5` `(5)` `5 DR` `Cr. 5` `5 D` `5,00 S`(oll) `5,00 H`(aben); units `$-5` `-$5` `₹ 5` `5 kr.`.
 * Debits and parentheses are negative. Contradictions such as `-5 CR`, unknown words as in `Card 5`, and `1.2.3,4` are null.
 */
export function parseDecimal(text: string, options: ParseDecimalOptions = {}): ParsedDecimal | null {
  if (text.length > maxLength) return null;
  const simple = simpleNumber.exec(text);
  if (simple) {
    const [, minus, whole = '', mark, fraction = ''] = simple;
    if (mark === undefined || mark === (options.decimalMark ?? mark)) {
      const isSigned = minus !== '';
      const digits = whole + fraction;
      return { negative: isSigned, isSigned, digits, scale: fraction.length, units: [], isAmbiguous: false };
    }
  }
  const parts = frame.exec(normaliseMarks(text));
  if (parts === null) return null;
  const [, left = '', body = '', right = ''] = parts;
  const before = readSide(left, longSigns);
  const after = readSide(right, allSigns);
  if (before === null || after === null) return null;

  const sign = combineSigns(before, after);
  if (sign === null) return null;
  const number = readDigits(body.trimEnd(), options);
  if (number === null) return null;
  return { negative: sign === '-', isSigned: sign !== '', units: [...before.units, ...after.units], ...number };
}

type Sign = '' | '-' | '+';

interface Side {
  sign: Sign;
  /** A word for debit or credit, which may repeat what a sign says. */
  word: Sign;
  open: boolean;
  close: boolean;
  units: string[];
}

/** Longer than any amount with its unit; a descriptor that ended up in a column of amounts is not worth a look. */
const maxLength = 80;
/** Nearly every cell of a bank's column, so that it doesn't pay for what the others need. */
const simpleNumber = /^(-?)(\d+)(?:([.,])(\d\d?))?$/;
/** Sides and number; a dot that ends an abbreviation (`Rs.500`) is no decimal mark. */
const frame = /^([^\d]*?)((?:(?<![\p{L}/])[.,٫])?\d(?:[\d.,٫٬' ]*\d)?[.,]?)([^\d]*)$/u;

const longSigns: ReadonlyMap<string, Sign> = new Map([
  ['dr', '-'],
  ['db', '-'],
  ['debit', '-'],
  ['soll', '-'],
  ['cr', '+'],
  ['credit', '+'],
  ['haben', '+'],
]);
/** One letter is a sign only after the number: before it, it is a currency such as the dalasi's D. */
const allSigns: ReadonlyMap<string, Sign> = new Map([...longSigns, ['d', '-'], ['s', '-'], ['c', '+'], ['h', '+']]);

function readSide(text: string, signs: ReadonlyMap<string, Sign>): Side | null {
  const side: Side = { sign: '', word: '', open: false, close: false, units: [] };
  if (text === '') return side;
  for (const token of text.match(/[-+()]|[^-+()\s]+/g) ?? []) {
    if (token === '-' || token === '+') {
      if (side.sign !== '') return null;
      side.sign = token;
    } else if (token === '(') {
      if (side.open) return null;
      side.open = true;
    } else if (token === ')') {
      if (side.close) return null;
      side.close = true;
    } else if (!readWord(token, side, signs)) return null;
  }
  return side;
}

function readWord(token: string, side: Side, signs: ReadonlyMap<string, Sign>): boolean {
  const sign = signs.get(token.replace(/\.$/, '').toLowerCase());
  if (sign !== undefined) {
    if (side.word !== '') return false;
    side.word = sign;
    return true;
  }
  if (side.units.length > 0 || currenciesOfUnit(token).length === 0) return false;
  side.units.push(token);
  return true;
}

/** The sign that both sides say together; null where they contradict each other or a parenthesis is not closed. */
function combineSigns(before: Side, after: Side): Sign | null {
  if (before.open !== after.close || before.close || after.open) return null;
  if (before.sign !== '' && after.sign !== '') return null;
  const said = new Set(
    [before.sign, after.sign, before.word, after.word, before.open ? '-' : ''].filter((s) => s !== ''),
  );
  if (said.size > 1) return null;
  return said.has('-') ? '-' : said.has('+') ? '+' : '';
}

function readDigits(
  body: string,
  options: ParseDecimalOptions,
): Omit<ParsedDecimal, 'negative' | 'isSigned' | 'units'> | null {
  const marks = body.match(/[^\d]/g);
  if (marks === null) return { digits: body, scale: 0, isAmbiguous: false };
  const decimal = findDecimal(body, marks, options);
  if (decimal === null) return null;
  const whole = decimal.at === -1 ? body : body.slice(0, decimal.at);
  const fraction = decimal.at === -1 ? '' : body.slice(decimal.at + 1);
  if (!/^\d*$/.test(fraction) || (/[^\d]/.test(whole) && !isGrouped(whole))) return null;
  const digits = whole.replace(/[^\d]/g, '') + fraction;
  return digits === '' ? null : { digits, scale: fraction.length, isAmbiguous: decimal.isAmbiguous };
}

/** Where the decimal mark stands, -1 for nowhere; null where the marks make no number. */
function findDecimal(
  body: string,
  marks: string[],
  options: ParseDecimalOptions,
): { at: number; isAmbiguous: boolean } | null {
  const last = marks[marks.length - 1] ?? '';
  const at = body.lastIndexOf(last);
  if (options.decimalMark !== undefined) {
    const known = body.includes('٫') ? '٫' : options.decimalMark;
    return { at: body.indexOf(known), isAmbiguous: false };
  }
  if (last === '٫') return { at, isAmbiguous: false };
  if (last !== '.' && last !== ',') return { at: -1, isAmbiguous: false };

  const isRepeated = marks.filter((mark) => mark === last).length > 1;
  if (isRepeated) return { at: -1, isAmbiguous: false };
  const decimals = body.length - at - 1;
  const couldGroup = marks.length === 1 && decimals === 3 && /^[1-9]\d{0,2}$/.test(body.slice(0, at));
  if (!couldGroup) return { at, isAmbiguous: false };
  return { at: (options.exponent ?? 2) >= 3 ? at : -1, isAmbiguous: true };
}

/** One kind of mark, in threes (`1,234,567`) or as in India (`12,34,567`). */
function isGrouped(whole: string): boolean {
  return /^\d{1,3}([.,٬' ])\d{3}(?:\1\d{3})*$/.test(whole) || /^\d{1,2}([,٬ ])\d{2}(?:\1\d{2})*\1\d{3}$/.test(whole);
}

/** Code points of the zeros of the decimal digits that are still written in accounts. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
];

/** Every kind of space, dash, apostrophe and digit as the ASCII one; marks of writing direction dropped. */
function normaliseMarks(text: string): string {
  const ascii = /[^ -~]/.test(text) ? toAsciiMarks(text) : text;
  // Swiss and Nordic prices have a dash for no cents: `89.-`, `89,--`.
  return ascii.replace(/(\d)[.,]--?(?=$|[\s)])/, '$1').trim();
}

function toAsciiMarks(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u{ff01}-\u{ff5e}]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/\s/gu, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe63]/gu, '-')
    .replace(/[\u2019\u2018\u02bc\u2032`´]/gu, "'")
    .replace(/￥/gu, '¥')
    .replace(/￦/gu, '₩')
    .replace(/￡/gu, '£')
    .replace(/[^\P{Nd}\d]/gu, asciiDigit);
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => code >= start && code <= start + 9);
  return zero === undefined ? digit : String(code - zero);
}
