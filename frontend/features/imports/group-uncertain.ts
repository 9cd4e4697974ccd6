import type { ImportLine } from '@expenseai/contracts/imports';

type Action = NonNullable<ImportLine['action']>;

/** Lines that one answer settles: equal ones of which the ledger has another number than the file, else one alone. */
export interface UncertainGroup {
  key: string;
  lines: readonly [ImportLine, ...ImportLine[]];
}

/** Groups equal lines, in the order of the file. */
export function groupUncertain(lines: readonly ImportLine[]): UncertainGroup[] {
  const groups = new Map<string, [ImportLine, ...ImportLine[]]>();
  for (const line of lines) {
    const { date, amount, descriptor } = line.draft;
    const key = line.twins ? `${date} ${amount} ${descriptor}` : String(line.n);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].map((lines) => ({ key: String(lines[0].n), lines }));
}

/** What a group's answer means line by line: merging takes as many as the ledger has, and adds the others. */
export function decisionsOf({ lines }: UncertainGroup, answer: Action): { n: number; action: Action }[] {
  const [first] = lines;
  let toMerge = first.twins?.inLedger ?? lines.length;
  return lines.map((line) => {
    if (answer !== 'merge') return { n: line.n, action: answer };
    const canMerge = toMerge > 0 && line.candidates.some((candidate) => candidate.transactionId !== null);
    if (canMerge) toMerge -= 1;
    return { n: line.n, action: canMerge ? 'merge' : 'add' };
  });
}

/** The answer that was given; null while it is open. */
export function answerOf({ lines }: UncertainGroup): Action | null {
  if (lines.some((line) => line.action === null)) return null;
  return lines.some((line) => line.action === 'merge') ? 'merge' : (lines[0].action ?? null);
}
