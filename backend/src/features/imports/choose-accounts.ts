import { fileProblems, refusalOf } from '@expenseai/core/importing/file-problems';
import type { Statement, StatementAccount } from '@expenseai/core/importing/statement';
import type { AccountsTable } from '../../platform/database/schema.ts';
import { accountNames } from './account-names.ts';

type AccountKind = AccountsTable['kind'];

export interface LedgerAccount {
  id: string;
  name: string;
  kind: AccountKind;
  currency: string;
  number: string | null;
  isClosed: boolean;
}

export interface NewAccount {
  name: string;
  kind: AccountKind;
  currency: string;
  number: string | null;
}

/** Where the lines of one account in the file go. */
export interface ChosenAccount {
  key: string;
  accountId: string | null;
  newAccount: NewAccount | null;
  /** As the file states it. */
  number?: string | null;
  lineCount: number;
  /** That a new account needs, so that it ends where the file says; minor units. */
  openingBalance?: number;
}

export interface AccountChoice {
  accounts: readonly LedgerAccount[];
  /** What a person said of the file's only or first account. */
  accountId: string | null;
  newAccount: { name: string; kind: AccountKind } | null;
  /** Accounts into which files of this shape were last committed, by the account's key in the file. */
  remembered: ReadonlyMap<string, string>;
  /** Accounts that have the file's lines already, by the account's key in the file. */
  overlapping: ReadonlyMap<string, string>;
  /** Accounts into which a file was brought before. */
  fed: ReadonlySet<string>;
  defaultCurrency: string;
  /** Of who brought the file; names are given in its language. */
  locale: string;
}

/**
 * Which of the ledger's accounts each account of a file is: the one named; else the one whose number the file states;
 * else the one into which a file of this shape was last committed; else the one that has its lines already; else the
 * only open account of its currency that isn't cash, if no file was brought into it yet: a file of another layout is
 * most likely another bank's. Else a new one.
 */
export function chooseAccounts(statement: Statement, choice: AccountChoice): ChosenAccount[] {
  const counts = new Map<string, number>();
  for (const line of statement.lines) counts.set(line.accountKey, (counts.get(line.accountKey) ?? 0) + 1);
  return statement.accounts.map((account, index) => {
    const stated = { key: account.key, number: account.number, lineCount: counts.get(account.key) ?? 0 };
    const isFirst = index === 0;
    if (isFirst && choice.newAccount) {
      const newAccount = { ...newAccountFor(statement, account, choice), ...choice.newAccount };
      return { ...stated, accountId: null, newAccount };
    }
    const accountId = (isFirst ? choice.accountId : null) ?? findAccount(account, statement.accounts.length, choice);
    const newAccount = accountId === null ? newAccountFor(statement, account, choice) : null;
    return { ...stated, accountId, newAccount };
  });
}

/** The account that a person named; throws where it was deleted or closed since. */
export function namedAccount(id: string | null, accounts: readonly LedgerAccount[]): LedgerAccount | undefined {
  if (id === null) return undefined;
  const account = accounts.find((candidate) => candidate.id === id);
  if (!account) {
    throw refusalOf('import-account-missing', fileProblems.make('account-deleted'));
  }
  if (account.isClosed) {
    throw refusalOf('account-closed', fileProblems.make('account-closed', { account: account.name }));
  }
  return account;
}

function findAccount(account: StatementAccount, accountsInFile: number, choice: AccountChoice): string | null {
  const found = knownAccount(account, choice) ?? choice.overlapping.get(account.key);
  if (found !== undefined) return found;
  // Several accounts in one file say that none of them is just "the" account.
  if (accountsInFile > 1) return null;
  const [only, ...others] = possibleAccounts(
    { ...account, currency: account.currency ?? choice.defaultCurrency },
    choice.accounts,
  );
  return only && others.length === 0 && !choice.fed.has(only.id) ? only.id : null;
}

/** Open accounts that could be the file's by currency and number; a bank file never tells of cash. */
export function possibleAccounts(
  account: { number: string | null; currency: string },
  accounts: readonly LedgerAccount[],
): LedgerAccount[] {
  return accounts.filter(
    ({ isClosed, currency, kind, number }) =>
      !isClosed &&
      currency === account.currency &&
      kind !== 'cash' &&
      (digits(account.number) === '' || digits(number) === ''),
  );
}

/**
 * The open account that has the number which the file states; else that into which a file of its shape was last
 * committed. Banks use one number and one layout for accounts in several currencies, so the currency must fit too.
 */
export function knownAccount(
  account: Pick<StatementAccount, 'key' | 'number' | 'currency'>,
  choice: Pick<AccountChoice, 'accounts' | 'remembered'>,
): string | undefined {
  const fitting = choice.accounts.filter(
    ({ isClosed, currency }) => !isClosed && (account.currency === null || currency === account.currency),
  );
  const number = digits(account.number);
  const byNumber =
    number === '' ? undefined : fitting.find((candidate) => isSameNumber(digits(candidate.number), number));
  if (byNumber) return byNumber.id;
  const remembered = choice.remembered.get(account.key);
  return fitting.find((candidate) => candidate.id === remembered)?.id;
}

function newAccountFor(statement: Statement, account: StatementAccount, choice: AccountChoice): NewAccount {
  const kind = account.kind ?? 'current';
  const currency = account.currency ?? choice.defaultCurrency;
  const base = account.name ?? statement.bank ?? (account.key || accountNames(choice.locale)[kind]);
  const suffix = account.number && !account.name ? ` ·${account.number.slice(-4)}` : '';
  return {
    name: unusedName(`${base}${suffix}`.slice(0, 180), choice.accounts),
    kind,
    currency,
    number: account.number?.slice(0, 64) ?? null,
  };
}

/** The name, with a number behind it where an account has it already. */
export function unusedName(name: string, accounts: readonly Pick<LedgerAccount, 'name'>[]): string {
  const names = new Set(accounts.map((account) => account.name));
  let candidate = name;
  for (let count = 2; names.has(candidate); count++) candidate = `${name} ${count}`;
  return candidate;
}

function digits(number: string | null): string {
  return (number ?? '').replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

/** Banks shorten numbers: an IBAN ends in the account's own, a card shows its last four digits. */
function isSameNumber(stored: string, stated: string): boolean {
  if (stored === '') return false;
  if (stored === stated) return true;
  const [short, long] = stored.length < stated.length ? [stored, stated] : [stated, stored];
  return short.length >= 4 && long.endsWith(short);
}
