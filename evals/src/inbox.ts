import { cleanPayee, payeeKey } from '@expenseai/core/categorising/clean-payee';
import { groupPayees } from '@expenseai/core/categorising/group-payees';
import { type CategoriserModel, createModel } from '@expenseai/core/categorising/model';
import { mostReproposed, relatedPayees } from '@expenseai/core/categorising/related-payees';
import { defaultReviewThreshold } from '@expenseai/core/categorising/review-threshold';
import { commonLedger, type LabelledRow, readLedgers } from './labelled-rows.ts';

/** What it takes to empty the inbox after a ledger's whole history was imported at once. */
export interface InboxScore {
  rows: number;
  payees: number;
  /** Answers for each 100 lines: one settles all payees of a group but those that are left out, which are asked next. */
  decisionsPer100: number;
  /** How often a payee was left out of an answer, for each 100 lines. */
  leftOutPer100: number;
  /** Share of the lines that no decision was about, and how many of those are right; null where there are none. */
  accepted: number;
  acceptedRight: number | null;
  /** Of all lines, those decided about included: a payee's lines get one answer, which isn't true of each. */
  right: number;
}

interface Line extends LabelledRow {
  key: string;
  name: string;
  categoryId: string | null;
  confidence: number;
  isDecided: boolean;
}

interface Payee {
  name: string;
  currency: string;
  categoryId: string | null;
  count: number;
  lines: Line[];
  /** What a person says of it. */
  answer: string;
}

/**
 * Imports everything into an empty ledger with the common categories, and then decides as the inbox asks: the biggest
 * group first, with one answer for all of its payees but those most of whose lines are labelled otherwise; these are
 * left out and asked next. After each answer lines are proposed again, as the product does.
 */
function emptyInbox(rows: readonly LabelledRow[], threshold: number): InboxScore {
  const model = createModel(commonLedger(), new Map());
  const lines = rows.map((row): Line => {
    const name = cleanPayee(row.description);
    return { ...row, ...predict(model, row), key: payeeKey(name), name, isDecided: false };
  });
  const isOpen = (line: Line) => !line.isDecided && line.confidence < threshold;
  let decisions = 0;
  let leftOut = 0;
  const settle = (payees: readonly Payee[]) => {
    const answer = commonest(payees.flatMap((payee) => payee.lines.map(() => payee.answer)));
    const taken = payees.filter((payee) => payee.answer === answer);
    const left = payees.filter((payee) => payee.answer !== answer);
    decisions += 1;
    leftOut += left.length;
    for (const line of taken.flatMap((payee) => payee.lines)) {
      Object.assign(line, { categoryId: answer, isDecided: true });
      model.learn({ text: line.description, amount: line.amount }, answer, 1);
    }
    for (const line of toRepropose(lines, { taken, left }, isOpen)) Object.assign(line, predict(model, line));
    if (left.length > 0) settle(left);
  };
  for (let [group] = groupPayees(payeesOf(lines.filter(isOpen))); group; ) {
    settle(group.payees);
    [group] = groupPayees(payeesOf(lines.filter(isOpen)));
  }
  const accepted = lines.filter((line) => !line.isDecided);
  const isRight = (line: Line) => line.categoryId === line.common;
  const per100 = (count: number) => rounded((100 * count) / Math.max(1, rows.length));
  return {
    rows: rows.length,
    payees: new Set(lines.map((line) => line.key)).size,
    decisionsPer100: per100(decisions),
    leftOutPer100: per100(leftOut),
    accepted: rounded(accepted.length / Math.max(1, rows.length)),
    acceptedRight: accepted.length === 0 ? null : rounded(accepted.filter(isRight).length / accepted.length),
    right: rounded(lines.filter(isRight).length / Math.max(1, rows.length)),
  };
}

function predict(model: CategoriserModel, { description, amount }: LabelledRow) {
  const { categoryId, confidence } = model.predict({ text: description, amount });
  return { categoryId, confidence };
}

function payeesOf(open: readonly Line[]): Payee[] {
  return [...Map.groupBy(open, (line) => line.key).values()].map((lines) => ({
    name: lines[0]?.name ?? '',
    currency: '',
    categoryId: commonest(lines.map((line) => line.categoryId)),
    count: lines.length,
    lines,
    answer: commonest(lines.map((line) => line.common)),
  }));
}

/** The other lines of the decided payees, and then waiting ones of related payees; not those that were left out. */
function toRepropose(
  lines: readonly Line[],
  { taken, left }: { taken: readonly Payee[]; left: readonly Payee[] },
  isOpen: (line: Line) => boolean,
): Line[] {
  const keysOf = (payees: readonly Payee[]) => new Set(payees.map(({ lines: [first] }) => first?.key));
  const own = keysOf(taken);
  const asked = keysOf([...taken, ...left]);
  const alike = lines.filter((line) => !line.isDecided && own.has(line.key));
  const waiting = payeesOf(lines.filter((line) => isOpen(line) && !asked.has(line.key)));
  const related = relatedPayees(
    waiting.sort((a, b) => b.count - a.count),
    taken.map(({ name }) => name),
  );
  return [...alike, ...related.flatMap((payee) => payee.lines)].slice(0, mostReproposed);
}

function commonest<Value>(values: readonly Value[]): Value {
  const [most] = [...Map.groupBy(values, (value) => value).values()].sort((a, b) => b.length - a.length);
  if (!most || most.length === 0) throw new Error('Nothing is the commonest of nothing');
  return most[0] as Value;
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

/** Measures at the threshold that new ledgers have. */
export function evaluateInbox(folder: string) {
  const scores = [...readLedgers(folder)].map(([source, rows]) => [source, emptyInbox(rows, defaultReviewThreshold)]);
  return { kind: 'inbox' as const, threshold: defaultReviewThreshold, sources: Object.fromEntries(scores) };
}
