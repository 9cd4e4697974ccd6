/** A figure and the most that it may be. */
export interface Figure {
  what: string;
  value: number;
  unit: 'ms' | 'MB' | '% of a core';
  most: number;
}

/** "✓ p95 of the API: 42 ms (target: below 500 ms)", with ✗ where the target is missed. */
export function figureLine({ what, value, unit, most }: Figure): string {
  const mark = value < most ? '✓' : '✗';
  return `${mark} ${what}: ${value.toFixed(value < 10 ? 1 : 0)} ${unit} (target: below ${most} ${unit})`;
}

/** Figures that miss their target; what couldn't be measured is no number, and missed. */
export function missed(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ value, most }) => !(value < most));
}
