import { cleanPayee, payeeKey } from '@expenseai/core/categorising/clean-payee';
import { createModel } from '@expenseai/core/categorising/model';
import { defaultReviewThreshold } from '@expenseai/core/categorising/review-threshold';
import { commonLedger, type LabelledRow, readLedgers } from './labelled-rows.ts';

/** What it takes to empty the inbox after a ledger's whole history was imported at once. */
export interface InboxScore {
  rows: number;
  payees: number;
  /** Decisions for each 100 lines: one settles all open lines of a payee. */
  decisionsPer100: number;
  /** Share of the lines that no decision was about, and how many of those are right; null where there are none. */
  accepted: number;
  acceptedRight: number | null;
}

interface Line extends LabelledRow {
  payee: string;
  categoryId: string | null;
  confidence: number;
  isDecided: boolean;
}

/**
 * Imports everything into an empty ledger with the common categories, and then decides payee by payee, the one with the
 * most open lines first, as most of its lines are labelled. After each, the payee's other lines are proposed again, as
 * the product does.
 */
function emptyInbox(rows: readonly LabelledRow[], threshold: number): InboxScore {
  const model = createModel(commonLedger(), new Map());
  const predict = ({ description, amount }: LabelledRow) => {
    const { categoryId, confidence } = model.predict({ text: description, amount });
    return { categoryId, confidence };
  };
  const lines: Line[] = rows.map((row) => ({
    ...row,
    ...predict(row),
    payee: payeeKey(cleanPayee(row.description)),
    isDecided: false,
  }));
  let decisions = 0;
  for (let open = largestGroup(lines, threshold); open; open = largestGroup(lines, threshold)) {
    decisions += 1;
    const categoryId = commonest(open);
    for (const line of open) {
      Object.assign(line, { categoryId, isDecided: true });
      model.learn({ text: line.description, amount: line.amount }, categoryId, 1);
    }
    for (const line of lines) if (!line.isDecided && line.payee === open[0]?.payee) Object.assign(line, predict(line));
  }
  const accepted = lines.filter((line) => !line.isDecided);
  const right = accepted.filter((line) => line.categoryId === line.common).length;
  return {
    rows: rows.length,
    payees: new Set(lines.map((line) => line.payee)).size,
    decisionsPer100: rounded((100 * decisions) / Math.max(1, rows.length)),
    accepted: rounded(accepted.length / Math.max(1, rows.length)),
    acceptedRight: accepted.length === 0 ? null : rounded(right / accepted.length),
  };
}

/** Open lines of the payee that has the most. */
function largestGroup(lines: readonly Line[], threshold: number): Line[] | undefined {
  const groups = Map.groupBy(
    lines.filter((line) => !line.isDecided && line.confidence < threshold),
    (line) => line.payee,
  );
  return [...groups.values()].sort((a, b) => b.length - a.length)[0];
}

function commonest(lines: readonly Line[]): string {
  const groups = [...Map.groupBy(lines, (line) => line.common)].sort((a, b) => b[1].length - a[1].length);
  return groups[0]?.[0] ?? 'other';
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

/** Measures at the threshold that new ledgers have. */
export function evaluateInbox(folder: string) {
  const scores = [...readLedgers(folder)].map(([source, rows]) => [source, emptyInbox(rows, defaultReviewThreshold)]);
  return { kind: 'inbox' as const, threshold: defaultReviewThreshold, sources: Object.fromEntries(scores) };
}
