import { exponentOf } from '../../money/currencies.ts';
import { cleanText } from '../clean-text.ts';
import type { DecimalMark } from '../csv/money-cell.ts';
import type { StatementAccount, StatementLine } from '../statement.ts';
import { type Entry, emptyEntry, problemsOf, setField, textsOf } from './ofx-entry.ts';
import { accountKindOf, ofxAmount, ofxCurrency, ofxDate } from './ofx-values.ts';
import type { OfxHandler } from './scan-ofx.ts';

/** Aggregates that give their elements a meaning of their own; all others are passed through. */
const groups = new Set(
  `STMTRS CCSTMTRS INVSTMTRS LOANSTMTRS INVTRANLIST STMTTRN STMTTRNP PAYEE BANKACCTTO CCACCTTO CURRENCY ORIGCURRENCY
  BANKACCTFROM CCACCTFROM INVACCTFROM LOANACCTFROM LEDGERBAL AVAILBAL BALLIST FI STATUS SECLIST`.split(/\s+/),
);
const statements = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS', 'LOANSTMTRS']);
const investments = new Set(
  `BUYDEBT BUYMF BUYOPT BUYOTHER BUYSTOCK CLOSUREOPT INCOME INVEXPENSE JRNLFUND JRNLSEC MARGININTEREST REINVEST
  RETOFCAP SELLDEBT SELLMF SELLOPT SELLOTHER SELLSTOCK SPLIT TRANSFER`.split(/\s+/),
);

export interface OfxReading {
  accounts: StatementAccount[];
  lines: StatementLine[];
  investmentTransactions: number;
  bank: string | null;
  /** What the server answered instead of a statement. */
  message: string | null;
  isIntuit: boolean;
}

/** Collects statements from the tags of an OFX file; `row` gives the physical line of a position. */
export class OfxReader implements OfxHandler {
  readonly #mark: DecimalMark;
  readonly #defaultCurrency: string;
  readonly #rowAt: (at: number) => number;
  readonly #onLine: () => void;
  readonly #stack: string[] = [];
  readonly #accounts = new Map<string, StatementAccount>();
  readonly #lines: StatementLine[] = [];
  #account: StatementAccount | null = null;
  #currency: string | null = null;
  #kind: StatementAccount['kind'] = null;
  #entry: Entry | null = null;
  #balance = '';
  #balanceDate = '';
  #investments = 0;
  #bank: string | null = null;
  #message: string | null = null;
  #isIntuit = false;

  constructor(options: {
    mark: DecimalMark;
    defaultCurrency: string;
    rowAt: (at: number) => number;
    onLine: () => void;
  }) {
    this.#mark = options.mark;
    this.#defaultCurrency = options.defaultCurrency;
    this.#rowAt = options.rowAt;
    this.#onLine = options.onLine;
  }

  open(name: string, at: number): void {
    if (name === 'STMTTRN' || name === 'STMTTRNP') {
      // A list without closing tags: the next transaction ends the one before.
      this.#finishEntry();
      this.#entry = emptyEntry(at, name === 'STMTTRNP');
    } else if (statements.has(name)) this.#beginStatement(name);
    else if (investments.has(name)) {
      if (this.#stack.includes('INVTRANLIST')) this.#investments++;
      return;
    } else if (name === 'LEDGERBAL') {
      this.#balance = '';
      this.#balanceDate = '';
    }
    if (groups.has(name)) this.#stack.push(name);
  }

  value(name: string, value: string, at: number): void {
    if (name === 'INTU.BID' || name === 'INTU.ORG') this.#isIntuit = true;
    const group = this.#stack.at(-1);
    switch (group) {
      case 'STMTTRN':
      case 'STMTTRNP':
        if (this.#entry) setField(this.#entry, name, value);
        return;
      case 'PAYEE':
        if (this.#entry && name === 'NAME') this.#entry.payee = value;
        return;
      case 'CURRENCY':
        if (this.#entry && name === 'CURSYM') this.#entry.currency = value;
        return;
      case 'BANKACCTFROM':
      case 'CCACCTFROM':
      case 'INVACCTFROM':
      case 'LOANACCTFROM':
        this.#accountField(name, value);
        return;
      case 'LEDGERBAL':
        if (name === 'BALAMT') this.#balance = value;
        else if (name === 'DTASOF') this.#balanceDate = value;
        return;
      case 'FI':
        if (name === 'ORG') this.#bank = cleanText(value) || null;
        return;
      case 'STATUS':
        if (name === 'MESSAGE') this.#message = value;
        return;
      // The amount is already in the account's currency; CURSYM only says where it came from.
      case 'ORIGCURRENCY':
      case 'BANKACCTTO':
      case 'CCACCTTO':
      case 'AVAILBAL':
      case 'BALLIST':
      case 'SECLIST':
        return;
      default:
        // A tag that should hold elements but holds text: `<STMTTRN>stray text<TRNTYPE>…`.
        if (name === 'STMTTRN' || statements.has(name)) this.open(name, at);
        else if (name === 'CURDEF') this.#setCurrency(value);
        return;
    }
  }

  close(name: string): void {
    if (name === 'STMTTRN' || name === 'STMTTRNP') this.#finishEntry();
    else if (name === 'LEDGERBAL') this.#finishBalance();
    else if (statements.has(name)) this.#finishStatement();
    const index = this.#stack.lastIndexOf(name);
    if (index !== -1) this.#stack.length = index;
  }

  finish(): OfxReading {
    this.#finishEntry();
    this.#finishStatement();
    forgetSharedIds(this.#lines);
    return {
      accounts: [...this.#accounts.values()],
      lines: this.#lines,
      investmentTransactions: this.#investments,
      bank: this.#bank,
      message: this.#message,
      isIntuit: this.#isIntuit,
    };
  }

  #beginStatement(name: string): void {
    this.#finishStatement();
    this.#account = null;
    this.#currency = null;
    this.#kind =
      name === 'CCSTMTRS' ? 'credit_card' : name === 'INVSTMTRS' ? 'investment' : name === 'LOANSTMTRS' ? 'loan' : null;
  }

  #setCurrency(value: string): void {
    this.#currency = ofxCurrency(value);
    if (this.#account) this.#account.currency = this.#currency;
  }

  #accountField(name: string, value: string): void {
    // Accounts named inside a transaction are the other party's, those outside of statements belong to orders.
    if (this.#entry || !this.#stack.some((group) => statements.has(group))) return;
    if (name === 'ACCTID') this.#account = this.#openAccount(cleanText(value));
    else if (name === 'ACCTTYPE' && this.#account) this.#account.kind = accountKindOf(value) ?? this.#account.kind;
  }

  #openAccount(key: string): StatementAccount {
    const known = this.#accounts.get(key);
    if (known) return known;
    const number = key === '' ? null : key;
    const account: StatementAccount = {
      key,
      number,
      name: null,
      kind: this.#kind,
      currency: this.#currency,
      balances: [],
    };
    this.#accounts.set(key, account);
    return account;
  }

  #finishStatement(): void {
    this.#finishEntry();
    this.#finishBalance();
  }

  #finishBalance(): void {
    const date = ofxDate(this.#balanceDate);
    if (this.#balance !== '' && date !== null && this.#account) {
      const exponent = exponentOf(this.#currency ?? this.#defaultCurrency);
      const amount = ofxAmount(this.#balance, this.#mark, exponent);
      if (amount !== null) this.#account.balances.push({ date, amount, kind: 'closing' });
    }
    this.#balance = '';
  }

  #finishEntry(): void {
    const entry = this.#entry;
    if (!entry) return;
    this.#entry = null;
    // Whatever was left open inside the transaction ends with it.
    const begin = Math.max(this.#stack.lastIndexOf('STMTTRN'), this.#stack.lastIndexOf('STMTTRNP'));
    if (begin !== -1) this.#stack.length = begin;
    this.#account ??= this.#openAccount('');
    const currency = ofxCurrency(entry.currency) ?? this.#currency ?? this.#defaultCurrency;
    const date = ofxDate(entry.posted) ?? ofxDate(entry.userDate);
    const amount = ofxAmount(entry.amount, this.#mark, exponentOf(currency));
    this.#lines.push({
      n: this.#lines.length + 1,
      row: this.#rowAt(entry.at),
      date,
      amount,
      currency,
      ...textsOf(entry),
      notes: null,
      externalId: entry.id === '' ? null : entry.id,
      status: entry.isPending ? 'pending' : 'cleared',
      balance: null,
      category: null,
      original: null,
      accountKey: this.#account.key,
      problems: problemsOf(entry, date, amount),
    });
    this.#onLine();
  }
}

/** An id that several transactions of an account carry ("0", a day's date) identifies none of them. */
function forgetSharedIds(lines: readonly StatementLine[]): void {
  const seen = new Map<string, StatementLine>();
  for (const line of lines) {
    if (line.externalId === null) continue;
    const key = `${line.accountKey}\n${line.externalId}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, line);
    else {
      first.externalId = null;
      line.externalId = null;
    }
  }
}
