import type { LineKind } from './import-params.ts';

/** Lines as one request names them: all of a kind, or ranges of their numbers with both ends. */
export type ChosenLines = { kind: Exclude<LineKind, 'invalid'> } | { lines: { from: number; to: number }[] };

/** Numbers of lines, in any order and each once, as ranges. */
export function rangesOf(numbers: readonly number[]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.to === n - 1) last.to = n;
    else ranges.push({ from: n, to: n });
  }
  return ranges;
}
