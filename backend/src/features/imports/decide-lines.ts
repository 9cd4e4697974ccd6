import type { updateImportLines } from '@expenseai/contracts/imports';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import type { Db } from '../../platform/database/database.ts';
import { assertCategory } from './import-references.ts';
import type { ImportRow } from './imports.repository.ts';
import type { LineDecision } from './proposal.ts';
import { loadDecisions, proposalChunks, saveDecisions } from './proposals.repository.ts';

type LineChange = InputOf<typeof updateImportLines>['body']['changes'][number];

/**
 * Decides on many lines of an import that waits for its review; what can't be read stays out of it. Gives how many they
 * are, and the changes that take it back.
 */
export async function decideLines(
  db: Db,
  row: ImportRow,
  changes: readonly LineChange[],
): Promise<{ changed: number; before: LineChange[] }> {
  const { ledgerId, id } = row;
  for (const categoryId of new Set(changes.flatMap(({ category }) => category?.id ?? []))) {
    await assertCategory(db, ledgerId, categoryId);
  }
  const lines = await linesOf(db, row, changes);
  const decisions = await loadDecisions(db, ledgerId, id);
  for (const [index, { action, category }] of changes.entries()) {
    await saveDecisions(db, ledgerId, id, lines[index] ?? [], { action, category });
  }
  const all = lines.flat().sort((a, b) => a - b);
  return { changed: all.length, before: asTheyAre(all, decisions) };
}

/** Numbers of the lines that each change means, in the order of the file. */
async function linesOf(db: Db, row: ImportRow, changes: readonly LineChange[]): Promise<number[][]> {
  const named = new Map<number, number>();
  for (const [index, { lines = [] }] of changes.entries()) {
    for (const { from, to } of lines) {
      if (to > row.counts.total) throw new AppError('not-found');
      for (let n = from; n <= to; n++) {
        if (named.has(n)) throw twice();
        named.set(n, index);
      }
    }
  }
  const found = changes.map((): number[] => []);
  for await (const chunk of proposalChunks(db, row.ledgerId, row.id, 1)) {
    for (const { n, kind, candidates } of chunk) {
      const index = named.get(n) ?? changes.findIndex((change) => change.kind === kind);
      if (index === -1 || kind === 'invalid') continue;
      if (changes[index]?.action === 'merge' && !candidates.some(({ transactionId }) => transactionId)) {
        throw new AppError('unknown-reference', {
          detail: 'There is no transaction to merge one of these lines with.',
        });
      }
      found[index]?.push(n);
    }
  }
  return found;
}

function twice(): AppError {
  return new AppError('validation', { errors: [{ path: 'changes', message: 'name each line once' }] });
}

/** Changes that make these lines what they are, one for all that are decided alike. */
function asTheyAre(lines: readonly number[], decisions: ReadonlyMap<number, LineDecision>): LineChange[] {
  const groups = Map.groupBy(lines, (n) => {
    const { action = null, hasCategory, categoryId } = decisions.get(n) ?? {};
    return JSON.stringify({ action, category: hasCategory ? { id: categoryId } : null });
  });
  return [...groups].map(([decision, group]) => ({
    ...(JSON.parse(decision) as Pick<LineChange, 'action' | 'category'>),
    lines: rangesOf(group),
  }));
}

/** Sorted numbers as ranges, both ends included. */
function rangesOf(numbers: readonly number[]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last?.to === n - 1) last.to = n;
    else ranges.push({ from: n, to: n });
  }
  return ranges;
}
