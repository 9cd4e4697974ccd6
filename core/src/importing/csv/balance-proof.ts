/** What a running balance proves about the amounts beside it. */
export interface BalanceProof {
  /** 1 where rows run from old to new, -1 from new to old. */
  direction: 1 | -1;
  /** 1 where a positive amount raises the balance, -1 where it lowers it. */
  sign: 1 | -1;
  /** How the fee enters: not at all, taken off the amount, or added to it (a negative number in its column). */
  fee: 'none' | 'subtracted' | 'added';
  /** How many pairs of rows could be compared, and how many of them agree. */
  pairs: number;
  agreeing: number;
}

export interface ProofRow {
  /** Thousandths; NaN where the cell is empty. */
  amount: number;
  fee: number;
  balance: number;
  /** Account of the row: each has its own balance. */
  account: string;
}

const hypotheses = ([1, -1] as const).flatMap((direction) =>
  ([1, -1] as const).flatMap((sign) =>
    (['none', 'subtracted', 'added'] as const).map((fee) => ({ direction, sign, fee })),
  ),
);

/**
 * Compares each balance with the one before: balance[i] − balance[i−1] = amount[i] from old to new,
 * balance[i] − balance[i+1] = amount[i] from new to old. Null unless three of five comparable pairs agree with one
 * hypothesis, and more than with any other sign or direction.
 */
export function proveByBalance(rows: Iterable<ProofRow>): BalanceProof | null {
  const agreeing = new Float64Array(hypotheses.length);
  const before = new Map<string, ProofRow>();
  let pairs = 0;
  for (const row of rows) {
    // Rows without a balance (pending, reverted) have not moved it; zero amounts prove nothing.
    if (Number.isNaN(row.balance) || Number.isNaN(row.amount)) continue;
    const previous = before.get(row.account);
    if (!previous) {
      before.set(row.account, { ...row });
      continue;
    }
    if (row.amount !== 0 || previous.amount !== 0) {
      pairs++;
      countAgreement(agreeing, row, previous);
    }
    previous.amount = row.amount;
    previous.fee = row.fee;
    previous.balance = row.balance;
  }
  const most = Math.max(0, ...agreeing);
  if (pairs === 0 || most < pairs * 0.6) return null;
  const chosen = hypotheses[agreeing.indexOf(most)];
  if (!chosen) return null;
  const isContested = hypotheses.some((other, i) => {
    return agreeing[i] === most && (other.sign !== chosen.sign || other.direction !== chosen.direction);
  });
  return isContested ? null : { ...chosen, pairs, agreeing: most };
}

function countAgreement(agreeing: Float64Array, row: ProofRow, previous: ProofRow): void {
  const step = row.balance - previous.balance;
  for (let i = 0; i < hypotheses.length; i++) {
    const hypothesis = hypotheses[i];
    if (!hypothesis) continue;
    const moved = hypothesis.direction === 1 ? row : previous;
    const fee = Number.isNaN(moved.fee) ? 0 : moved.fee;
    const cost = hypothesis.fee === 'none' ? 0 : hypothesis.fee === 'added' ? fee : -Math.abs(fee);
    const change = hypothesis.sign * moved.amount + cost;
    if (Math.abs(step * hypothesis.direction - change) < 6) agreeing[i] = (agreeing[i] ?? 0) + 1;
  }
}
