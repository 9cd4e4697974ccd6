import { type Remark, remarks } from '../remark.ts';

interface Where {
  /** In the column that was read, or in another one of the file. */
  where: 'here' | 'elsewhere';
}
const inColumn = ({ where }: Where) => (where === 'elsewhere' ? ', in another column' : '');

interface Shares {
  part: number;
  all: number;
}

/** Why something was read as it was; each has a text in every catalogue of the web. */
export const inferenceReasons = remarks({
  chosen: 'chosen by you',
  // Encoding
  'declared-and-fits': 'the file declares it and its bytes fit',
  'ascii-only': 'only ASCII characters',
  'valid-utf8': 'every byte sequence is valid UTF-8',
  'byte-order-mark': 'byte order mark',
  'zero-bytes': 'every second byte is zero',
  'mostly-utf8': ({ whole, broken }: { whole: number; broken: number }) =>
    `${whole} valid UTF-8 characters, ${broken} broken`,
  'east-asian': 'its bytes form East Asian characters',
  'letters-fit': 'its accented letters stand where words have them',
  // Columns
  'sep-line': 'the file names it ("sep=")',
  'no-delimiter': 'no delimiter stands in the file',
  'cells-apart': ({ part, all }: Shares) => `${part} of ${all} rows have a date and an amount in cells of their own`,
  'no-header-words': 'no row has header words, and the first ones hold dates and amounts',
  'header-words': ({ line, words }: { line: number; words: number }) => `line ${line} has ${words} known header words`,
  'header-and-cells': 'by its header and its cells',
  cells: 'by its cells',
  // Dates
  'no-dates': 'the file has no dates',
  'year-first': (read: Where) => `the year comes first${inColumn(read)}`,
  'only-order': (read: Where) => `no other order gives dates that exist${inColumn(read)}`,
  'days-over-12': (read: Where & { count: number }) =>
    `${read.count} ${read.count === 1 ? 'date has' : 'dates have'} a day over 12${inColumn(read)}`,
  'dots-day-first': 'dates with dots have the day first',
  'same-days': 'every order gives the same days',
  'not-after': ({ date }: { date: string }) => `otherwise dates lie after ${date}`,
  'rows-in-order': 'only so are the rows in order',
  'rows-follow-balance': 'only so do the rows follow the running balance',
  'within-days': ({ days }: { days: number }) => `so they lie within ${days} days`,
  'order-of-currency': "so dates are written where the file's currency is used",
  'order-of-language': "so dates are written in the header's language",
  'any-order': 'every date can be read in more than one way',
  // Amounts
  'no-decimals': 'no amount has decimals',
  'three-decimals': 'the currency has three decimals',
  'only-mark': (read: Where & { count: number; mark: 'point' | 'comma' }) =>
    `${read.count} ${read.count === 1 ? 'amount' : 'amounts'} can only be read with a decimal ${read.mark}${inColumn(read)}`,
  'groups-thousands': ({ mark }: { mark: string }) => `"${mark}" stands only before three digits, as between thousands`,
  'marked-credits': ({ count }: { count: number }) => `${count} amounts are marked as credits`,
  'texts-agree': ({ texts }: { texts: 'cards' | 'others' }) => `${signedTexts[texts]} are signed as on an account`,
  'texts-disagree': ({ texts }: { texts: 'cards' | 'others' }) =>
    `${signedTexts[texts]} are signed the other way round`,
  'balance-rises': ({ part, all }: Shares) => `the running balance rises by positive amounts in ${part} of ${all} rows`,
  'balance-falls': ({ part, all }: Shares) => `the running balance falls by positive amounts in ${part} of ${all} rows`,
  negatives: ({ part, all }: Shares) => `${part} of ${all} amounts are negative`,
  'no-sign': 'no amount has a sign, and nothing tells money in from money out',
  'balance-follows': 'the running balance follows the amounts',
  'purchases-positive': 'purchases stand as positive numbers',
  'own-list': 'an account’s own list, as written',
  'flag-column': 'a column says debit or credit',
  'two-columns': 'money out and money in have columns of their own',
  'balance-tells-columns': 'the running balance tells the two columns apart',
  // Currency
  'currency-column': 'the currency column says so',
  'amount-header': 'the header of the amounts names it',
  'unit-beside': ({ unit }: { unit: string }) => `"${unit}" stands beside the amounts`,
  'above-rows': ({ text }: { text: string }) => `"${text}" stands above the rows`,
  'statement-names': 'the statement names it',
  'of-account': 'the file names no currency; taken from the account',
  /** Written by a version that had no codes. */
  said: ({ text }: { text: string }) => text,
});

const signedTexts = { cards: 'card payments', others: 'purchases and income' };

export type InferenceReason = Remark<(typeof inferenceReasons.codes)[number]>;
