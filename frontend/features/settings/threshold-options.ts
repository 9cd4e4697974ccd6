const usual = [0.5, 0.65, 0.75, 0.85, 0.95];

/** How sure a suggestion has to be: some steps, the chosen one among them. */
export function thresholdOptions(chosen: number): number[] {
  return [...new Set([...usual, chosen])].sort((a, b) => a - b);
}
