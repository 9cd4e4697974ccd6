import type { Evidence } from '@expenseai/core/categorising/categoriser';

/** Why a category is suggested for the lines of a payee, in a sentence: by the lines behind it, or by how many agree. */
export function reasonOf(evidence: readonly Evidence[], proposed: { count: number; of: number }): string {
  const [first] = evidence;
  switch (first?.source) {
    case 'payee':
      return `${linesOf(first)} from ${first.term} have this category.`;
    case 'word':
      return `${linesOf(first)} with “${first.term}” have this category.`;
    case 'general':
      return `“${first.term}” is known for it.`;
    case undefined:
      return `${linesOf(proposed)} look like it.`;
  }
}

function linesOf({ count, of }: { count: number; of: number }): string {
  return of === 1 ? 'The only line' : `${count} of ${of} lines`;
}
