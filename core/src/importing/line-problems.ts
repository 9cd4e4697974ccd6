import { type Remark, remarks } from '../remark.ts';

const orders = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' };

interface Written {
  /** As in the file, cut to some length. */
  text: string;
}

/** What can be wrong with a line of a file; each has a text in every catalogue of the web. */
export const lineProblems = remarks({
  'nul-character': 'The line holds a NUL character, so its text can’t be trusted.',
  'no-date': 'The line has no date.',
  'not-a-date': ({ text }: Written) => `"${text}" is not a date.`,
  'no-such-date': ({ text }: Written) => `"${text}" is not a date that exists.`,
  'no-such-date-in-order': ({ text, order }: Written & { order: keyof typeof orders }) =>
    `"${text}" is not a date that exists, read as ${orders[order]}.`,
  'no-amount': 'The line has no amount.',
  'not-an-amount': ({ text }: Written) => `"${text}" is not an amount.`,
  'no-direction': ({ text }: Written) =>
    `Nothing says whether it is money in or out: "${text}" stands where that should be.`,
  'neither-date-nor-amount': ({ text }: Written) =>
    `"${text}" stands where the date should be, and the line has no amount.`,
  'other-currency': ({ currency, accountCurrency }: { currency: string; accountCurrency: string }) =>
    `The line is in ${currency}, the account in ${accountCurrency}. It belongs to another account.`,
  'text-cut': ({ most }: { most: number }) =>
    `The text is longer than ${most.toLocaleString('en')} characters; its beginning is kept.`,
  /** Written by a version that had no codes. */
  said: ({ text }: Written) => text,
});

export type LineProblem = Remark<(typeof lineProblems.codes)[number]>;
