/** What spreadsheet programs take for the beginning of a formula, the wide forms of East Asian keyboards included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[-+]?\d+(?:\.\d+)?$/;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/**
 * A cell after RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe in front of it (OWASP, "CSV
 * Injection"): descriptors come from banks and strangers. Numbers stay numbers.
 */
export function csvCell(value: string): string {
  const isFormula = formulaStart.test(value) && !plainNumber.test(value);
  const safe = isFormula ? `'${value}` : value;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvRow(values: readonly string[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
