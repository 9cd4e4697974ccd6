const marks = new Map<string, '.' | ','>();

/** What parts whole units from decimals in a locale's notation; a point where it is neither point nor comma. */
export function decimalMarkOf(locale: string): '.' | ',' {
  const known = marks.get(locale);
  if (known) return known;
  const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  const found = mark === ',' ? ',' : '.';
  marks.set(locale, found);
  return found;
}
