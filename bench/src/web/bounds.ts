/** A figure beside what it may be. */
export interface Figure {
  what: string;
  unit: 'ms' | 'points' | 'kB' | 'frames' | 'requests' | '';
  value: number;
  least?: number;
  most?: number;
}

/** False where the figure is beyond its bound; a figure that could not be measured is. */
export function isHeld({ value, least, most }: Figure): boolean {
  if (least === undefined && most === undefined) return true;
  return value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (most ?? Number.POSITIVE_INFINITY);
}

/** A figure as people read it, with its bound where it is missed. */
export function figureText(figure: Figure): string {
  const { value, unit, least, most } = figure;
  const shown = `${Number(value.toFixed(unit === '' ? 3 : 1))}${unit === 'points' ? '' : ` ${unit}`}`.trim();
  if (isHeld(figure)) return shown;
  return `${shown} (${least === undefined ? `at most ${most}` : `at least ${least}`})`;
}
