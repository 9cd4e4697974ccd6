import type { Import } from '@expenseai/contracts/imports';

type Headline = 'addedSentence' | 'noneAddedSentence' | 'notYetSentence' | 'nothingNewSentence';

/** How an import that is done is summed up: the text of what came of its lines. */
export function headlineOf({ counts, outcome }: Pick<Import, 'counts' | 'outcome'>): Headline {
  if (!outcome) return 'nothingNewSentence';
  const { added, merged, skipped, open } = outcome;
  if (added > 0) return 'addedSentence';
  if (merged > 0 || skipped > 0) return 'noneAddedSentence';
  if (open > 0) return 'notYetSentence';
  return counts.invalid > 0 ? 'noneAddedSentence' : 'nothingNewSentence';
}

type Fact = 'matchedSentence' | 'duplicateSentence' | 'skippedSentence' | 'invalidSentence' | 'openSentence';

/** What else became of its lines, in the order in which it is told. */
export function outcomeFacts({ counts, outcome }: Pick<Import, 'counts' | 'outcome'>): [fact: Fact, count: number][] {
  const all: [Fact, number][] = [
    ['matchedSentence', outcome?.merged ?? 0],
    ['duplicateSentence', outcome?.duplicate ?? 0],
    ['skippedSentence', outcome?.skipped ?? 0],
    ['invalidSentence', counts.invalid],
    ['openSentence', outcome?.open ?? 0],
  ];
  return all.filter(([, count]) => count > 0);
}
