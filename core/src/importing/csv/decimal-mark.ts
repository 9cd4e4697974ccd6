import { type InferenceReason, inferenceReasons } from '../inference-reasons.ts';
import type { DecimalMark } from './money-cell.ts';

/** What the cells of one column say about its decimal mark. */
export interface MarkEvidence {
  dot: number;
  comma: number;
  /** One mark before three digits, `1.234`: a thousand or a decimal. */
  ambiguousDot: number;
  ambiguousComma: number;
}

export interface MarkChoice {
  mark: DecimalMark;
  confidence: number;
  reason: InferenceReason;
}

export function noMarkEvidence(): MarkEvidence {
  return { dot: 0, comma: 0, ambiguousDot: 0, ambiguousComma: 0 };
}

/** Counts what one cell says. Two kinds of marks: the last is the decimal one. One kind, twice: it groups. */
export function countMark(evidence: MarkEvidence, text: string): void {
  const lastDot = text.lastIndexOf('.');
  const lastComma = text.lastIndexOf(',');
  if (lastDot === -1 && lastComma === -1) return;
  // A symbol may carry dots of its own: "Rs. 500", "د.ا. 4".
  const isDigit = (at: number) => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;
  const hasDot = lastDot !== -1 && isDigit(lastDot + 1);
  const hasComma = lastComma !== -1 && isDigit(lastComma + 1);
  if (hasDot && hasComma) {
    if (lastDot > lastComma) evidence.dot++;
    else evidence.comma++;
    return;
  }
  if (!hasDot && !hasComma) return;
  const mark = hasDot ? '.' : ',';
  const at = hasDot ? lastDot : lastComma;
  const isRepeated = isDigit(text.indexOf(mark) + 1) && text.indexOf(mark) !== at;
  let decimals = 0;
  while (isDigit(at + 1 + decimals)) decimals++;
  const startsWithZero = !/[1-9]/.test(text.slice(0, at));
  if (isRepeated) add(evidence, mark === '.' ? ',' : '.');
  else if (decimals !== 3 || startsWithZero) add(evidence, mark);
  else if (mark === '.') evidence.ambiguousDot++;
  else evidence.ambiguousComma++;
}

function add(evidence: MarkEvidence, mark: DecimalMark): void {
  if (mark === '.') evidence.dot++;
  else evidence.comma++;
}

/**
 * The decimal mark of a column, by all of its cells, then by the other columns of the file; `1.234` alone is a
 * thousand, except in currencies of three decimals.
 */
export function chooseMark(own: MarkEvidence, file: MarkEvidence, hasThreeDecimals: boolean): MarkChoice {
  const mine = decide(own, 'here');
  if (mine) return mine;
  const ambiguous = own.ambiguousDot + own.ambiguousComma;
  if (ambiguous === 0) {
    const others = decide(file, 'here');
    return others ?? { mark: '.', confidence: 1, reason: inferenceReasons.make('no-decimals') };
  }
  const written: DecimalMark = own.ambiguousDot > own.ambiguousComma ? '.' : ',';
  const other: DecimalMark = written === '.' ? ',' : '.';
  if (hasThreeDecimals) {
    return { mark: written, confidence: 0.9, reason: inferenceReasons.make('three-decimals') };
  }
  const others = decide(file, 'elsewhere');
  if (others) return { ...others, confidence: 0.8 };
  return {
    mark: other,
    confidence: 0.6,
    reason: inferenceReasons.make('groups-thousands', { mark: written }),
  };
}

function decide(evidence: MarkEvidence, where: 'here' | 'elsewhere'): MarkChoice | null {
  const { dot, comma } = evidence;
  if (dot === comma) return null;
  const mark: DecimalMark = dot > comma ? '.' : ',';
  const count = Math.max(dot, comma);
  const against = Math.min(dot, comma);
  return {
    mark,
    confidence: Math.min(1, 0.5 + (count / (count + against)) * 0.5),
    reason: inferenceReasons.make('only-mark', { count, mark: mark === '.' ? 'point' : 'comma', where }),
  };
}
