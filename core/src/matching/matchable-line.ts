import type { StatementLine } from '../importing/statement.ts';
import { nameKey } from '../text/normalise.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { MatchableLine } from './match-types.ts';

/** What the matcher sees of a line of a file; null for an invalid one and for one without an amount. */
export function matchableLine(line: StatementLine, source: string): MatchableLine | null {
  if (line.problems.length > 0 || line.amount === null) return null;
  const words = line.descriptor || [line.payee, line.notes].filter((part) => part !== null).join(' ');
  const text = nameKey(words);
  return {
    n: line.n,
    status: line.status,
    source,
    externalId: line.externalId,
    date: line.date,
    amount: line.amount,
    fingerprint: fingerprintOf({ date: line.date, amount: line.amount, text }),
    text,
  };
}
