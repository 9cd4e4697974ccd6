import { dayNumber, type PlainDate } from '../calendar/plain-date.ts';
import type { Amount } from '../money/amount.ts';

/** A line that is about to be added to one account. */
export interface TransferLine {
  n: number;
  date: PlainDate;
  amount: Amount;
  /** Normalised descriptor. */
  text: string;
  /** Normalised name of the account that the line is on; '' where there is none yet. */
  accountName: string;
}

/** A transaction of another own account, of the same currency, that is no transfer yet. */
export interface TransferLeg {
  transactionId: string;
  accountId: string;
  accountName: string;
  date: PlainDate;
  amount: Amount;
  text: string;
}

export interface TransferProposal {
  n: number;
  transactionId: string;
  accountId: string;
  /** 0 to 1. */
  confidence: number;
  /** What speaks for it beside amount and date. */
  reason: 'words-of-both' | 'words-of-one' | 'amount-and-date';
}

/** From this confidence on a link is proposed without asking: words of one side within a day, or of both. */
export const transferThreshold = 0.75;

const mostLegs = 12;

/** Beginnings of words, normalised, by which banks name movements between a person's own accounts. */
const transferWords =
  /\b(transfer|trf\b|xfer|ubertrag|uebertrag|umbuchung|uberweisung|ueberweisung|virement|traspaso|transferencia|bonifico|giroconto|overfor|overboek|przelew|prevod|sweep|top ?up|aufladung|recharge carte|own account|eigenes konto|self\b|saving|spar(konto|en)|tagesgeld|epargne|livret|ahorro|risparmio|autopay|card (payment|repayment)|payment (received )?thank you|credit card|kreditkarte|carte de credit|tarjeta de credito)/;

interface Pair extends TransferProposal {
  score: number;
}

/**
 * Finds lines whose opposite amount is on another own account within three days: money that only moved. Each line and
 * each leg is in one proposal at most; the nearer and better worded pair wins. Two equal transfers on one day give two
 * proposals. Amount and date alone are never above `transferThreshold`.
 */
export function proposeTransfers(lines: readonly TransferLine[], legs: readonly TransferLeg[]): TransferProposal[] {
  const byAmountAndDay = new Map<string, TransferLeg[]>();
  for (const leg of legs) {
    if (leg.amount === 0) continue;
    const key = `${leg.amount}|${dayNumber(leg.date)}`;
    const list = byAmountAndDay.get(key);
    if (list) list.push(leg);
    else byAmountAndDay.set(key, [leg]);
  }
  const pairs = lines.flatMap((line) => pairsOf(line, byAmountAndDay));
  pairs.sort((a, b) => b.score - a.score || a.n - b.n);
  const takenLines = new Set<number>();
  const takenLegs = new Set<string>();
  const proposals: TransferProposal[] = [];
  for (const { n, transactionId, accountId, confidence, reason } of pairs) {
    if (takenLines.has(n) || takenLegs.has(transactionId)) continue;
    takenLines.add(n);
    takenLegs.add(transactionId);
    proposals.push({ n, transactionId, accountId, confidence, reason });
  }
  return proposals.sort((a, b) => a.n - b.n);
}

function pairsOf(line: TransferLine, byAmountAndDay: ReadonlyMap<string, TransferLeg[]>): Pair[] {
  if (line.amount === 0) return [];
  const day = dayNumber(line.date);
  const pairs: Pair[] = [];
  for (const days of [0, 1, -1, 2, -2, 3, -3]) {
    for (const leg of byAmountAndDay.get(`${-line.amount}|${day + days}`) ?? []) {
      if (pairs.length < mostLegs) pairs.push(pairOf(line, leg, Math.abs(days)));
    }
  }
  const best = Math.max(...pairs.map((pair) => pair.score));
  const accounts = new Set(pairs.filter((pair) => pair.score === best).map((pair) => pair.accountId));
  // Two accounts that serve equally well: which one it was is a guess.
  if (accounts.size > 1) for (const pair of pairs) pair.confidence = round(pair.confidence * 0.6);
  return pairs;
}

function pairOf(line: TransferLine, leg: TransferLeg, days: number): Pair {
  const lineSays = transferWords.test(line.text) || names(line.text, leg.accountName);
  const legSays = transferWords.test(leg.text) || names(leg.text, line.accountName);
  const reason = lineSays && legSays ? 'words-of-both' : lineSays || legSays ? 'words-of-one' : 'amount-and-date';
  const base = { 'words-of-both': 0.97, 'words-of-one': 0.85, 'amount-and-date': 0.6 }[reason];
  const score = base - (days * 7) / 100;
  return {
    n: line.n,
    transactionId: leg.transactionId,
    accountId: leg.accountId,
    confidence: round(score),
    reason,
    score,
  };
}

function names(text: string, accountName: string): boolean {
  return accountName.length >= 4 && text.includes(accountName);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
