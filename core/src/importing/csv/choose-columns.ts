import type { ColumnProfile } from './column-profile.ts';
import { share } from './column-profile.ts';
import { readHeader } from './header-roles.ts';
import type { Role } from './header-words.ts';

/** Which column holds what, as indexes; -1 where no column does. */
export interface Columns {
  /** Dates in order of preference: a row without the first takes the next. */
  dates: number[];
  amount: number;
  debit: number;
  credit: number;
  flag: number;
  fee: number;
  balance: number;
  currency: number;
  originalAmount: number;
  originalCurrency: number;
  payee: number;
  payer: number;
  descriptors: number[];
  kind: number;
  notes: number;
  category: number;
  state: number;
  /** Columns that may hold the bank's own ids. */
  references: number[];
  check: number;
  account: number;
  accountName: number;
  /** Money columns that no header word explains; the balance may tell what they are. */
  unexplained: number[];
  /** Currency that the amount's header names. */
  headerCurrency: string | null;
}

interface Candidate {
  index: number;
  header: string;
  role: Role;
  strength: number;
  currency: string | null;
  profile: ColumnProfile;
}

const moneyRoles: ReadonlySet<Role> = new Set([
  'amount',
  'net',
  'gross',
  'debit',
  'credit',
  'fee',
  'balance',
  'originalAmount',
]);
const dateRoles: ReadonlySet<Role> = new Set(['date', 'valueDate', 'startDate']);

/** Columns by their header words where the content agrees with them, and by content alone where there are none. */
export function chooseColumns(headers: readonly string[], profiles: readonly ColumnProfile[]): Columns {
  const candidates = profiles.map((profile) => candidateOf(headers[profile.index] ?? '', profile));
  const of = (role: Role) => candidates.filter((candidate) => candidate.role === role);
  const best = (role: Role) => pick(of(role));
  const amount = chooseAmount(
    of('amount'),
    of('net'),
    of('gross'),
    of('originalAmount'),
    of('debit').length + of('credit').length,
  );
  const texts = textColumns(candidates);
  const columns: Columns = {
    dates: chooseDates(candidates),
    amount: amount?.index ?? -1,
    debit: best('debit'),
    credit: best('credit'),
    flag: best('flag'),
    fee: best('fee'),
    balance: best('balance'),
    currency: currencyColumn(candidates, amount?.index ?? -1),
    originalAmount: pick(of('originalAmount').filter((candidate) => candidate.index !== amount?.index)),
    originalCurrency: best('originalCurrency'),
    payee: best('payee'),
    payer: best('payer'),
    descriptors: texts,
    kind: best('kind'),
    notes: best('notes'),
    category: best('category'),
    state: best('state'),
    references: of('reference').map((candidate) => candidate.index),
    check: best('check'),
    account: best('account'),
    accountName: best('accountName'),
    unexplained: candidates.filter(isUnexplainedMoney).map((candidate) => candidate.index),
    headerCurrency: null,
  };
  const sides = [amount, ...of('debit'), ...of('credit'), ...of('balance')];
  columns.headerCurrency = sides.find((side) => side?.currency)?.currency ?? null;
  return columns;
}

function candidateOf(header: string, profile: ColumnProfile): Candidate {
  const reading = readHeader(header);
  const role = reading.roles.find((candidate) => fits(candidate, profile));
  const base = { index: profile.index, header, currency: reading.currency, profile };
  if (role !== undefined) return { ...base, role, strength: reading.strength };
  return { ...base, role: roleByContent(profile, reading.roles), strength: 0.3 };
}

/** A header word counts only where the cells below it can be what it says. */
function fits(role: Role, profile: ColumnProfile): boolean {
  if (profile.filled === 0) return true;
  if (dateRoles.has(role)) return share(profile.dates + profile.compactDates, profile) >= 0.3;
  if (moneyRoles.has(role)) return share(profile.money, profile) >= 0.4;
  if (role === 'currency' || role === 'originalCurrency') return share(profile.codes, profile) >= 0.5;
  if (role === 'payee' || role === 'payer') {
    return share(profile.dates, profile) < 0.8 && share(profile.longNumbers, profile) < 0.5;
  }
  if (role === 'descriptor' || role === 'kind') return share(profile.dates, profile) < 0.8;
  return true;
}

/** What a column without (fitting) header words is, by its cells. */
function roleByContent(profile: ColumnProfile, headerRoles: readonly Role[]): Role {
  const hasHeader = headerRoles.length > 0;
  if (share(profile.dates, profile) >= 0.6 && !hasHeader) return 'date';
  if (share(profile.codes, profile) >= 0.9 && !hasHeader) return 'currency';
  const isAccountNumber = share(profile.longNumbers, profile) > 0.6;
  if (share(profile.texts, profile) >= 0.3 && share(profile.money, profile) < 0.5 && !isAccountNumber) {
    return headerRoles[0] === 'other' ? 'other' : 'descriptor';
  }
  return 'other';
}

function isUnexplainedMoney({ role, strength, profile }: Candidate): boolean {
  if (role !== 'other' || strength > 0.3 || profile.filled === 0) return false;
  const isNumbering = profile.decimals === 0 && profile.longNumbers > 0;
  return share(profile.money, profile) >= 0.8 && !isNumbering;
}

function pick(candidates: readonly Candidate[]): number {
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (best === null || rank(candidate) > rank(best)) best = candidate;
  }
  return best?.index ?? -1;
}

/** Strong words first, then columns that are filled; the leftmost of equals. */
function rank({ strength, profile }: Candidate): number {
  return strength * 2 + (profile.filled > 0 ? 1 : 0) + (profile.rows === 0 ? 0 : profile.filled / profile.rows);
}

function chooseDates(candidates: readonly Candidate[]): number[] {
  const order: readonly Role[] = ['date', 'valueDate', 'startDate'];
  const dates: number[] = [];
  for (const role of order) {
    const named = candidates.filter((candidate) => candidate.role === role && candidate.profile.filled > 0);
    named.sort((a, b) => Number(b.strength >= 0.6) - Number(a.strength >= 0.6) || a.index - b.index);
    dates.push(...named.map((candidate) => candidate.index));
  }
  if (dates.length > 0) return dates;
  // Eight digits are a date only where nothing else is one and every cell begins with a year.
  const compact = candidates.find(({ profile }) => {
    return (
      profile.filled > 0 && profile.compactDates === profile.filled && profile.values.size > 0 && hasYears(profile)
    );
  });
  return compact ? [compact.index] : [];
}

function hasYears(profile: ColumnProfile): boolean {
  return [...profile.values.keys()].every((value) => /^(?:19|20)\d{6}/.test(value));
}

/** What moved the balance: net after fees where the file has it, else the amount in the account's own currency. */
function chooseAmount(
  amounts: Candidate[],
  nets: Candidate[],
  grosses: Candidate[],
  originals: Candidate[],
  sides: number,
): Candidate | null {
  const filled = (candidates: Candidate[]) => candidates.filter(({ profile }) => profile.filled > 0);
  const net = filled(nets)[0];
  if (net && (grosses.length > 0 || amounts.length === 0)) return net;
  const named = filled(amounts).sort((a, b) => amountRank(b) - amountRank(a) || a.index - b.index);
  const first = named[0] ?? filled(grosses)[0];
  if (first) return first;
  return sides > 0 ? null : (filled(originals)[0] ?? null);
}

function amountRank(candidate: Candidate): number {
  const { profile } = candidate;
  const coverage = profile.rows === 0 ? 0 : profile.filled / profile.rows;
  // "Transaction amount" may be in the shop's currency, "billing amount" is in the account's.
  const isOfAccount = /billing|billed|settle|account|konto|buchung|rachun|[uú][cč]tu|compte|счет|плате/i.test(
    candidate.header,
  );
  const named = (candidate.currency === null ? 0 : 0.2) + (isOfAccount ? 0.3 : 0);
  return candidate.strength + named + (coverage > 0.8 ? 1 : 0);
}

/** Where several columns hold currencies, the one beside the amount: `amount,currency,converted amount,currency`. */
function currencyColumn(candidates: readonly Candidate[], amount: number): number {
  const currencies = candidates.filter(({ role, profile }) => role === 'currency' && profile.filled > 0);
  if (currencies.length < 2 || amount === -1) return pick(currencies);
  const beside = currencies.find((candidate) => candidate.index === amount + 1 || candidate.index === amount - 1);
  return (beside ?? currencies[0])?.index ?? -1;
}

function textColumns(candidates: readonly Candidate[]): number[] {
  const hasNamedTexts = candidates.some(({ role, strength, profile }) => {
    return (role === 'descriptor' || role === 'payee') && strength >= 0.6 && profile.filled > 0;
  });
  return candidates
    .filter(({ role, profile }) => role === 'descriptor' && profile.filled > 0)
    .filter(({ strength }) => strength >= 0.6 || !hasNamedTexts)
    .map((candidate) => candidate.index);
}
