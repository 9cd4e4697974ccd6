import { type PlainDate, plainDate } from '../../calendar/plain-date.ts';
import { amount } from '../../money/amount.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { matchLines } from '../match-lines.ts';
import type { KnownTransaction, LineMatch, MatchableLine, RememberedLine } from '../match-types.ts';

/** `'2026-03-01 -420 corner coffee'`, with `#id` and `?` (pending) at the end where wanted. */
export function line(text: string, source = 'table:a'): Omit<MatchableLine, 'n'> {
  const parts = /^(\S+) (-?\d+) (.*?)(?: #(\S+))?( \?)?$/.exec(text);
  if (!parts) throw new Error(`Not a line: ${text}`);
  const [, date = '', minor = '', words = '', id, pending] = parts;
  const facts = { date: date === '-' ? null : plainDate(date), amount: amount(Number(minor)), text: words };
  return {
    ...facts,
    source,
    externalId: id ?? null,
    fingerprint: fingerprintOf(facts),
    status: pending ? 'pending' : 'cleared',
  };
}

/** A ledger of one account in memory, with what commit does: the smallest thing that `matchLines` can be right about. */
export class SmallLedger {
  transactions: KnownTransaction[] = [];
  remembered: RememberedLine[] = [];
  #nextId = 1;

  preview(lines: readonly Omit<MatchableLine, 'n'>[]): LineMatch[] {
    const numbered = lines.map((item, index) => ({ ...item, n: index + 1 }));
    return matchLines({ lines: numbered, known: this.transactions, remembered: this.remembered });
  }

  /** Writes new and matched lines, leaves the undecided ones, and gives the kinds. */
  import(lines: readonly Omit<MatchableLine, 'n'>[]): string[] {
    const matches = this.preview(lines);
    for (const [index, match] of matches.entries()) {
      const facts = lines[index];
      if (!facts) continue;
      if (match.kind === 'new') this.#add(facts);
      if (match.kind === 'matched') this.#complete(match.candidates[0]?.transactionId ?? '', facts);
    }
    return matches.map((match) => match.kind);
  }

  enter(date: string, minor: number, text: string, origin: KnownTransaction['origin'] = 'hand'): string {
    const id = this.#id();
    const entry = { id, date: plainDate(date), amount: amount(minor), text, origin };
    this.transactions.push({ ...entry, status: 'cleared', facts: null });
    return id;
  }

  edit(id: string, change: { date?: PlainDate; amount?: number; text?: string }): void {
    const found = this.#find(id);
    Object.assign(found, change);
  }

  delete(id: string): void {
    const { facts } = this.#find(id);
    this.transactions = this.transactions.filter((transaction) => transaction.id !== id);
    if (facts) this.remembered.push({ facts, why: 'deleted', transactionId: id });
  }

  skip(facts: Omit<MatchableLine, 'n'>): void {
    this.remembered.push({ facts, why: 'skipped', transactionId: null });
  }

  merge(facts: Omit<MatchableLine, 'n'>, transactionId: string): void {
    this.remembered.push({ facts, why: 'merged', transactionId });
  }

  /** What is in the ledger, as a sorted list of date, amount and text. */
  contents(): string[] {
    return this.transactions.map(({ date, amount: minor, text }) => `${date} ${minor} ${text}`).sort();
  }

  #add(facts: Omit<MatchableLine, 'n'>): void {
    const date = facts.date ?? plainDate('2026-03-31');
    const shown = { id: this.#id(), date, amount: facts.amount, text: facts.text, status: facts.status };
    this.transactions.push({ ...shown, origin: 'import', facts });
  }

  #complete(id: string, facts: Omit<MatchableLine, 'n'>): void {
    const found = this.#find(id);
    if (found.facts) this.remembered.push({ facts: found.facts, why: 'merged', transactionId: id });
    Object.assign(found, { facts, status: facts.status, ...(found.status === 'pending' && { date: facts.date }) });
  }

  #find(id: string): KnownTransaction {
    const found = this.transactions.find((transaction) => transaction.id === id);
    if (!found) throw new Error(`No transaction ${id}`);
    return found;
  }

  #id(): string {
    return `t${this.#nextId++}`;
  }
}
