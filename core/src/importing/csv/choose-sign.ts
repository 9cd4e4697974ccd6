import { type InferenceReason, inferenceReasons } from '../inference-reasons.ts';
import type { BalanceProof } from './balance-proof.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Direction, directionsOf, textDirection } from './sign-words.ts';

/** Money out and money in have columns of their own, whose numbers may carry a minus or not. */
export interface SidesRule {
  mode: 'sides';
  debitFactor: 1 | -1;
  creditFactor: 1 | -1;
}

/** A column beside the amount says the direction. */
export interface FlagRule {
  mode: 'flag';
  column: number;
  directions: Map<string, Direction>;
  /** What an empty flag means; null where it means nothing. */
  blank: Direction | null;
}

/** How one amount column tells its direction; `marked`: only incoming amounts carry a sign or "CR". */
export type AmountColumnRule = { mode: 'signed'; factor: 1 | -1 } | FlagRule | { mode: 'marked' };

export type SignRule = SidesRule | AmountColumnRule;

export interface SignChoice {
  rule: SignRule;
  confidence: number;
  reason: InferenceReason;
  isOpen: boolean;
}

/** Values of a sample of transactions, with what stands beside them. */
export interface SignSample {
  amount: number;
  /** A plus or "CR" was written. */
  isMarkedIn: boolean;
  text: string;
}

interface SignEvidence {
  proof: BalanceProof | null;
  /** The file has what only accounts of their own have: cheques, several accounts, bookkeeping categories. */
  isBookkeeping: boolean;
  /** Header, preamble or file name speak of a card. */
  isCard: boolean;
  /** The file has no header and the column after the amount is empty throughout, as one for credits would be. */
  hasEmptyCredit: boolean;
}

/** A flag column among the candidates: its values are known directions in four rows of five. */
export function findFlag(
  candidates: readonly ColumnProfile[],
  isFlagColumn: (index: number) => boolean,
): FlagRule | null {
  for (const profile of candidates) {
    if (profile.filled === 0 || profile.values.size > 30) continue;
    const named = isFlagColumn(profile.index);
    const directions = directionsOf(profile.values.keys(), named);
    let known = 0;
    for (const [value, count] of profile.values) if (directions.has(value)) known += count;
    const kinds = new Set(directions.values());
    if (known >= profile.rows * 0.8 && (kinds.size === 2 || named)) {
      return { mode: 'flag', column: profile.index, directions, blank: null };
    }
    const [only] = directions.entries();
    const isMark = directions.size === 1 && profile.values.size === 1 && profile.filled < profile.rows;
    if (isMark && only && /^(?:cr|dr|db|h|credit|debit|k)$/i.test(only[0])) {
      const blank = only[1] === 'in' ? 'out' : 'in';
      return { mode: 'flag', column: profile.index, directions, blank };
    }
  }
  return null;
}

/** Whether a positive number in the one amount column is money in, by everything in the file that bears on it. */
export function chooseSign(samples: readonly SignSample[], evidence: SignEvidence): SignChoice {
  const moved = samples.filter((sample) => sample.amount !== 0);
  const negatives = moved.filter((sample) => sample.amount < 0).length;
  const marked = moved.filter((sample) => sample.isMarkedIn).length;
  if (negatives === 0 && marked > 0 && marked < moved.length) {
    return {
      rule: { mode: 'marked' },
      confidence: 0.9,
      reason: inferenceReasons.make('marked-credits', { count: marked }),
      isOpen: false,
    };
  }
  const said = textScore(moved);
  if (negatives === 0) return unsigned(moved.length, said, evidence);
  const proof = evidence.proof;
  const part = negatives / moved.length;
  let score = 2 + (part >= 0.5 ? 1 : part <= 0.3 && moved.length >= 5 ? -1 : 0);
  if (negatives === moved.length) score += 2;
  // "+ $5" beside "- $5": who writes both means both.
  if (marked > 0) score += 6;
  if (proof) score += proof.sign * 4;
  if (evidence.isCard && part < 0.5) score -= 1;
  score += said.score;
  const reason =
    said.score * score > 0 && Math.abs(said.score) >= 2
      ? said.reason
      : proof
        ? inferenceReasons.make(proof.sign === 1 ? 'balance-rises' : 'balance-falls', {
            part: proof.agreeing,
            all: proof.pairs,
          })
        : inferenceReasons.make('negatives', { part: negatives, all: moved.length });
  return signed(score >= 0 ? 1 : -1, 0.6 + Math.min(0.4, Math.abs(score) / 10), reason, Math.abs(score) < 0.5);
}

/** No amount carries a sign: a card's purchases, or an account's receipts. */
function unsigned(count: number, said: TextScore, evidence: SignEvidence): SignChoice {
  let score = 0;
  if (evidence.proof) score += evidence.proof.sign * 4;
  if (evidence.isBookkeeping) score += 2;
  if (evidence.isCard) score -= 2.5;
  if (evidence.hasEmptyCredit) score -= 2;
  score += Math.abs(said.score) >= 2 || count === 0 ? said.score : said.score * 0.5;
  // One or two receipts are an account's quiet month, unless their texts speak of purchases.
  const isOpen = Math.abs(score) < 2 && (count > 2 || said.score < 0);
  if (Math.abs(score) < 2 && !isOpen) score = 1;
  const reason = inferenceReasons.make(
    isOpen
      ? 'no-sign'
      : evidence.proof
        ? 'balance-follows'
        : evidence.isCard || score < 0
          ? 'purchases-positive'
          : 'own-list',
  );
  return signed(score >= 0 ? 1 : -1, isOpen ? 0.5 : 0.75, reason, isOpen);
}

interface TextScore {
  score: number;
  reason: InferenceReason;
}

/** Positive where texts and signs agree as written, negative where they contradict each other. */
function textScore(samples: readonly SignSample[]): TextScore {
  let cards = 0;
  let others = 0;
  for (const { amount, text } of samples) {
    const direction = textDirection(text);
    if (direction === 2) cards += Math.sign(amount);
    else others += direction * Math.sign(amount);
  }
  const score = clamp(cards * 3, 7) + clamp(others * 0.4, 2.5);
  const texts = Math.abs(cards) > 0 ? 'cards' : 'others';
  return {
    score,
    reason: inferenceReasons.make((cards || others) > 0 ? 'texts-agree' : 'texts-disagree', { texts }),
  };
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}

function signed(factor: 1 | -1, confidence: number, reason: InferenceReason, isOpen: boolean): SignChoice {
  return { rule: { mode: 'signed', factor }, confidence, reason, isOpen };
}
