/** What a line of a file becomes; null while it waits for a decision. */
type LineAction = 'add' | 'skip' | 'merge' | null;

/** The part of an import's outcome that a line counts in: a duplicate that stays out is nobody's decision. */
export function outcomePart(kind: string, action: LineAction): 'added' | 'merged' | 'duplicate' | 'skipped' | 'open' {
  switch (action) {
    case 'add':
      return 'added';
    case 'merge':
      return 'merged';
    case 'skip':
      return kind === 'duplicate' ? 'duplicate' : 'skipped';
    case null:
      return 'open';
  }
}
