import type { PlainDate } from '../../calendar/plain-date.ts';
import { cleanText, limitText } from '../clean-text.ts';
import { type LineProblem, lineProblems } from '../line-problems.ts';

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

/** What keeps a transaction from being read; none where it can be. */
export function problemsOf(entry: Entry, date: PlainDate | null, amount: number | null): LineProblem[] {
  const texts = [entry.name, entry.memo, entry.payee, entry.amount, entry.posted];
  if (texts.some((text) => text.includes('\u0000'))) return [lineProblems.make('nul-character')];
  const problems: LineProblem[] = [];
  if (date === null) {
    const text = (entry.posted || entry.userDate).slice(0, 40);
    problems.push(text === '' ? lineProblems.make('no-date') : lineProblems.make('no-such-date', { text }));
  }
  if (amount === null) {
    const text = entry.amount.slice(0, 40);
    problems.push(text === '' ? lineProblems.make('no-amount') : lineProblems.make('not-an-amount', { text }));
  }
  return problems;
}
