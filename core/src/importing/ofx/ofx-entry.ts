import type { PlainDate } from '../../calendar/plain-date.ts';
import { cleanText, limitText } from '../clean-text.ts';

/** The elements of one STMTTRN as written. */
export interface Entry {
  at: number;
  isPending: boolean;
  type: string;
  posted: string;
  userDate: string;
  amount: string;
  id: string;
  name: string;
  payee: string;
  memo: string;
  check: string;
  reference: string;
  currency: string;
}

export function emptyEntry(at: number, isPending: boolean): Entry {
  return {
    at,
    isPending,
    type: '',
    posted: '',
    userDate: '',
    amount: '',
    id: '',
    name: '',
    payee: '',
    memo: '',
    check: '',
    reference: '',
    currency: '',
  };
}

export function setField(entry: Entry, name: string, value: string): void {
  switch (name) {
    case 'TRNTYPE':
      entry.type = value;
      break;
    case 'DTPOSTED':
      entry.posted = value;
      break;
    case 'DTUSER':
    case 'DTTRAN':
    case 'DTAVAIL':
      if (entry.userDate === '') entry.userDate = value;
      break;
    case 'TRNAMT':
      entry.amount = value;
      break;
    case 'FITID':
      entry.id = value;
      break;
    case 'NAME':
      entry.name = value;
      break;
    case 'PAYEE':
      entry.payee = value;
      break;
    case 'MEMO':
      entry.memo = entry.memo === '' ? value : `${entry.memo} ${value}`;
      break;
    case 'EXTDNAME':
      entry.payee = value;
      break;
    case 'CHECKNUM':
      entry.check = value;
      break;
    case 'REFNUM':
      entry.reference = value;
      break;
    default:
      break;
  }
}

/** The name is the other party's by the specification; the descriptor keeps name and memo as they are. */
export function textsOf(entry: Entry): { descriptor: string; payee: string | null } {
  const name = cleanText(entry.name);
  const memo = cleanText(entry.memo);
  const payee = cleanText(entry.payee) || name;
  // Banks repeat the cut-off name at the begin of the memo.
  const joined =
    name === '' || memo.includes(name) ? memo : memo === '' || name.includes(memo) ? name : `${name} ${memo}`;
  const fallback = [entry.type, entry.check || entry.reference].filter((part) => part !== '').join(' ');
  return {
    descriptor: limitText(joined || payee || cleanText(fallback)),
    payee: payee === '' ? null : limitText(payee),
  };
}

export function problemOf(entry: Entry, date: PlainDate | null, amount: number | null): string | null {
  const texts = [entry.name, entry.memo, entry.payee, entry.amount, entry.posted];
  if (texts.some((text) => text.includes('\u0000')))
    return 'The transaction holds a NUL character, so its text can’t be trusted.';
  const problems: string[] = [];
  if (date === null) {
    const written = entry.posted || entry.userDate;
    problems.push(
      written === '' ? 'The transaction has no date.' : `"${written.slice(0, 40)}" is not a date that exists.`,
    );
  }
  if (amount === null) {
    const written = entry.amount.slice(0, 40);
    problems.push(written === '' ? 'The transaction has no amount.' : `"${written}" is not an amount.`);
  }
  return problems.length === 0 ? null : problems.join(' ');
}
