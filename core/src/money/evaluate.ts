import type { Amount } from './amount.ts';
import { currenciesOfUnit, exponentOf } from './currencies.ts';
import { decimalToAmount, parseAmount } from './parse-amount.ts';
import { parseDecimal } from './parse-decimal.ts';

/**
 * The value of a sum typed into an amount field, `12+3*2` or `(80 − 5.50) / 3`, in minor units of the currency:
 * calculated exactly, rounded once at the end, half to even. Null for anything else, a division by zero included.
 * What is an amount already keeps its meaning: `(12)` alone is -12 as in accounts. Throws `validation` for an unknown
 * currency.
 */
export function evaluateAmount(
  text: string,
  currency: string,
  options: { decimalMark?: '.' | ',' } = {},
): Amount | null {
  const plain = parseAmount(text, currency, options);
  if (plain !== null) return plain;
  const exponent = exponentOf(currency);
  const tokens = tokenise(text);
  if (tokens === null) return null;
  const reader: Reader = {
    tokens,
    next: 0,
    depth: 0,
    operand: (token) => readOperand(token, currency, exponent, options),
  };
  const value = readSum(reader);
  return value === null || reader.next < tokens.length ? null : roundToAmount(value, exponent);
}

/** A rational number; `below` is positive. */
interface Fraction {
  above: bigint;
  below: bigint;
}

interface Reader {
  tokens: string[];
  next: number;
  depth: number;
  operand: (token: string) => Fraction | null;
}

const maxLength = 200;
const maxDepth = 20;

function tokenise(text: string): string[] | null {
  if (text.length > maxLength) return null;
  const plain = text
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[×·∗]/g, '*')
    .replace(/[÷∕]/g, '/');
  return plain.match(/[-+*/()]|[^-+*/()]+/g)?.filter((token) => token.trim() !== '') ?? null;
}

function readOperand(
  token: string,
  currency: string,
  exponent: number,
  options: { decimalMark?: '.' | ',' },
): Fraction | null {
  const decimal = parseDecimal(token, { ...options, exponent });
  if (decimal === null || decimal.isSigned) return null;
  if (!decimal.units.every((unit) => currenciesOfUnit(unit).includes(currency))) return null;
  return { above: BigInt(decimal.digits), below: 10n ** BigInt(decimal.scale) };
}

function readSum(reader: Reader): Fraction | null {
  let left = readProduct(reader);
  while (left !== null) {
    const operator = reader.tokens[reader.next];
    if (operator !== '+' && operator !== '-') break;
    reader.next += 1;
    const right = readProduct(reader);
    if (right === null) return null;
    const addend = operator === '+' ? right.above : -right.above;
    left = { above: left.above * right.below + addend * left.below, below: left.below * right.below };
  }
  return left;
}

function readProduct(reader: Reader): Fraction | null {
  let left = readFactor(reader);
  while (left !== null) {
    const operator = reader.tokens[reader.next];
    if (operator !== '*' && operator !== '/') break;
    reader.next += 1;
    const right = readFactor(reader);
    if (right === null) return null;
    left = operator === '*' ? multiply(left, right) : divide(left, right);
  }
  return left;
}

function readFactor(reader: Reader): Fraction | null {
  const token = reader.tokens[reader.next];
  if (token === undefined || reader.depth >= maxDepth) return null;
  reader.next += 1;
  if (token !== '(' && token !== '-' && token !== '+') return reader.operand(token);

  reader.depth += 1;
  const value = token === '(' ? readSum(reader) : readFactor(reader);
  reader.depth -= 1;
  if (value === null) return null;
  if (token === '-') return { above: -value.above, below: value.below };
  if (token === '+') return value;
  if (reader.tokens[reader.next] !== ')') return null;
  reader.next += 1;
  return value;
}

function multiply(left: Fraction, right: Fraction): Fraction {
  return { above: left.above * right.above, below: left.below * right.below };
}

function divide(left: Fraction, right: Fraction): Fraction | null {
  if (right.above === 0n) return null;
  const sign = right.above < 0n ? -1n : 1n;
  return { above: sign * left.above * right.below, below: sign * left.below * right.above };
}

function roundToAmount(value: Fraction, exponent: number): Amount | null {
  const negative = value.above < 0n;
  const size = (negative ? -value.above : value.above) * 10n ** BigInt(exponent);
  const floor = size / value.below;
  const twice = (size % value.below) * 2n;
  const rounded = twice > value.below || (twice === value.below && floor % 2n === 1n) ? floor + 1n : floor;
  return decimalToAmount({ negative, digits: String(rounded), scale: exponent }, exponent, 'exact');
}
