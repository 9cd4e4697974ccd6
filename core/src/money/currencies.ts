import { AppError } from '../errors.ts';
import { currencyRows } from './currency-table.ts';

export interface Currency {
  /** ISO 4217, three capital letters. */
  code: string;
  /** How many decimals the minor unit has: USD 2, JPY 0, KWD 3. */
  exponent: number;
  /** Ways in which it is written, the most usual first; several currencies share `$`. */
  symbols: string[];
}

/** The most traded currencies (BIS Triennial Survey 2022), in which a shared symbol is most likely meant. */
const mostTraded =
  'USD EUR JPY GBP CNY AUD CAD CHF HKD SGD SEK KRW NOK NZD INR MXN TWD ZAR BRL DKK PLN THB ILS IDR CZK AED TRY'.split(
    ' ',
  );

const currencies = new Map<string, Currency>();
const codesBySymbol = new Map<string, string[]>();
const currencyByRegion = new Map<string, string>();

for (const [code, exponent, symbols, regions] of currencyRows) {
  const currency = { code, exponent, symbols: symbols === '' ? [] : symbols.split(' ') };
  currencies.set(code, currency);
  for (const symbol of currency.symbols) {
    const key = symbolKey(symbol);
    const codes = codesBySymbol.get(key) ?? [];
    if (!codes.includes(code)) codesBySymbol.set(key, [...codes, code]);
  }
  for (const region of regions.split(' ')) if (region !== '') currencyByRegion.set(region, code);
}
for (const codes of codesBySymbol.values()) codes.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));

/** Every currency of ISO 4217 in use, and those withdrawn since 2013 of which statements are still around. */
export function allCurrencies(): Currency[] {
  return [...currencies.values()];
}

/** The currency of an ISO 4217 code in capital letters. */
export function currencyOf(code: string): Currency | undefined {
  return currencies.get(code);
}

/** Decimals of the currency's minor unit; throws `validation` for a code that ISO 4217 doesn't have. */
export function exponentOf(code: string): number {
  const currency = currencies.get(code);
  if (!currency) throw new AppError('validation', { detail: `"${code}" is not a currency code of ISO 4217.` });
  return currency.exponent;
}

/** Codes of the currencies that write themselves so, the most traded first; case and a last dot don't matter. */
export function currenciesOfSymbol(symbol: string): string[] {
  return codesBySymbol.get(symbolKey(symbol)) ?? [];
}

/** Codes that a word beside an amount can mean: `eur` → EUR, `$` → USD, CAD …; none for an unknown word. */
export function currenciesOfUnit(unit: string): string[] {
  const code = unit.toUpperCase();
  return currencies.has(code) ? [code] : currenciesOfSymbol(unit);
}

/** The currency that people of an ISO 3166 region use; USD for an unknown region. */
export function currencyOfRegion(region: string): string {
  return currencyByRegion.get(region.toUpperCase()) ?? 'USD';
}

function symbolKey(symbol: string): string {
  return symbol.trim().replace(/\.$/, '').toLowerCase();
}

function rank(code: string): number {
  const index = mostTraded.indexOf(code);
  return index === -1 ? mostTraded.length : index;
}
