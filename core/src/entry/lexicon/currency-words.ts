import { allCurrencies, currenciesOfSymbol, currencyOf } from '../../money/currencies.ts';

const dollars = 'USD CAD AUD NZD SGD HKD TWD MXN JMD TTD BBD BSD FJD NAD BND';
const rupees = 'INR PKR LKR NPR MUR SCR';

/** Currencies, likeliest first : the words that people use for them in a sentence, folded. */
const spoken: readonly (readonly [currencies: string, words: string])[] = [
  [dollars, 'dollar dollars buck bucks dolares dolar'],
  ['EUR', 'euro euros euronen'],
  ['GBP EGP SYP LBP GIP FKP SHP', 'pound pounds quid sterling'],
  [rupees, 'rupee rupees rs rupaye rupaiya rupiye rupay re'],
  ['INR', 'रुपये रुपए रुपया रु'],
  ['JPY', 'yen'],
  ['CNY', 'yuan rmb renminbi kuai'],
  ['CHF XOF XAF RWF CDF GNF BIF DJF KMF XPF', 'franc francs franken fr sfr stutz'],
  ['SEK NOK DKK ISK', 'kr kronor krona kroner krone'],
  ['CZK', 'kc koruna korun'],
  ['MXN ARS CLP COP PHP UYU DOP CUP', 'peso pesos'],
  ['BRL', 'real reais'],
  ['KRW', 'won'],
  ['AED MAD', 'dirham dirhams dhs dh'],
  ['SAR QAR', 'riyal riyals sr'],
  ['OMR IRR YER', 'rial rials'],
  ['KWD BHD JOD IQD TND DZD LYD RSD', 'dinar dinars'],
  ['THB', 'baht'],
  ['MYR', 'ringgit rm'],
  ['IDR', 'rupiah rp'],
  ['PLN', 'zloty zlotys zlotych zl'],
  ['TRY', 'lira liras tl'],
  ['ZAR', 'rand rands r'],
  ['NGN', 'naira'],
  ['GHS', 'cedi cedis'],
  ['KES UGX TZS SOS', 'shilling shillings ksh ush tsh'],
  ['ILS', 'shekel shekels nis'],
  ['HUF', 'forint forints ft'],
  ['RUB', 'ruble rubles rouble roubles'],
  ['UAH', 'hryvnia hryvnias'],
  ['VND', 'dong'],
  ['BDT', 'taka tk'],
  ['RON', 'leu lei'],
  ['BGN', 'lev leva'],
];

/** Their hundredths, which people use alone: "50p", "99 cents", "50 paise". */
const hundredths: readonly (readonly [currencies: string, words: string])[] = [
  ['GBP', 'p pence penny pennies'],
  ['USD EUR CAD AUD NZD SGD HKD ZAR', 'cent cents ct cts centimes centime'],
  ['INR PKR NPR', 'paise paisa'],
  ['CHF', 'rappen'],
  ['MXN BRL PHP', 'centavo centavos'],
  ['PLN', 'grosz groszy'],
  ['SEK NOK DKK', 'ore'],
];

/** ISO codes that are also words or brands: a currency only in capitals. */
const wordlikeCodes = new Set('ALL AMD BAM BOB CAD COP CUP DOP GEL LAK MAD MOP MUR PEN RON SAR SOS TOP TRY'.split(' '));

const bySpoken = index(spoken);
const byHundredth = index(hundredths);

/**
 * The currencies that a sign, code or word may mean, likeliest first; null where it means none.
 * `text` is as written (codes that are also words count only in capitals), `word` the same folded.
 */
export function currenciesOf(text: string, word: string): readonly string[] | null {
  if (/\p{Sc}/u.test(text)) {
    const currencies = currenciesOfSymbol(text);
    return currencies.length > 0 ? currencies : null;
  }
  const code = word.toUpperCase();
  if (code.length === 3 && currencyOf(code) && (text === code || !wordlikeCodes.has(code))) return [code];
  return bySpoken.get(word) ?? null;
}

/** The currencies whose hundredth is called so. */
export function hundredthsOf(word: string): readonly string[] | null {
  return byHundredth.get(word) ?? null;
}

/** Of several currencies the ledger's own, else the likeliest. */
export function chooseCurrency(currencies: readonly string[], own: string): string {
  return currencies.includes(own) ? own : (currencies[0] ?? own);
}

/** Letters that are a currency when digits follow at once: `Rs60`, `USD20`, `RM15`, `R250`; a piece of a pattern. */
export const gluedCurrencies: string = [
  ...allCurrencies().map((currency) => currency.code),
  ...'rs rm rp r kr fr dhs dh sr tk ksh ush tsh'.split(' '),
]
  .sort((a, b) => b.length - a.length)
  .join('|');

function index(rows: readonly (readonly [string, string])[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [currencies, words] of rows) {
    for (const word of words.split(' ')) found.set(word, currencies.split(' '));
  }
  return found;
}
