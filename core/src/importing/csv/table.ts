/** A quote that isn't closed within this many lines is a character of the text, not the begin of a quoted cell. */
const maxLinesInQuotes = 200;

/**
 * Rows of a delimited text, cut into cells only when asked for: of a file of 50 MB only the text and four bytes a row
 * stay in memory, and each pass over it costs less than reading its cells again from strings would.
 *
 * Quoting as in RFC 4180, and lenient where banks aren't: a quote in the middle of a cell is a character, `""` is a
 * quote, blanks around a quoted cell are dropped, a quote that never closes quotes nothing.
 */
export class Table {
  readonly delimiter: string;
  readonly length: number;
  readonly #text: string;
  readonly #starts: Uint32Array;
  readonly #lines: Uint32Array;

  constructor(text: string, delimiter: string, maxRows = Number.POSITIVE_INFINITY) {
    this.delimiter = delimiter;
    this.#text = text;
    const starts: number[] = [];
    const lines: number[] = [];
    let line = 1;
    let at = 0;
    let nextQuote = text.indexOf('"');
    while (at < text.length && starts.length < maxRows) {
      let end = text.indexOf('\n', at);
      if (end === -1) end = text.length;
      let linesOfRow = 1;
      if (nextQuote !== -1 && nextQuote < at) nextQuote = text.indexOf('"', at);
      if (nextQuote !== -1 && nextQuote < end) {
        const quoted = endOfQuotedRow(text, at, delimiter);
        end = quoted.end;
        linesOfRow = quoted.lines;
      }
      if (!isBlank(text, at, end)) {
        starts.push(at, end);
        lines.push(line);
      }
      line += linesOfRow;
      at = end + 1;
    }
    this.#starts = Uint32Array.from(starts);
    this.#lines = Uint32Array.from(lines);
    this.length = lines.length;
  }

  /** Some row holds a NUL character. */
  get hasNul(): boolean {
    return this.#text.includes('\u0000');
  }

  /** Physical line on which the row begins, from 1. */
  lineOf(row: number): number {
    return this.#lines[row] ?? 0;
  }

  textOf(row: number): string {
    return this.#text.slice(this.#starts[row * 2], this.#starts[row * 2 + 1]);
  }

  cells(row: number): string[] {
    return cellsOf(this.textOf(row), this.delimiter);
  }
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code > 32 && code !== 0xa0 && code !== 0xfeff && code !== 0x1a) return false;
  }
  return true;
}

/** End of a row of which a cell may hold line breaks, and how many physical lines it takes. */
function endOfQuotedRow(text: string, from: number, delimiter: string): { end: number; lines: number } {
  let lines = 1;
  let at = from;
  while (at < text.length) {
    const quote = openingQuote(text, at);
    if (quote === -1) {
      const stop = endOfBareCell(text, at, delimiter);
      if (stop >= text.length || text[stop] === '\n') return { end: stop, lines };
      at = stop + 1;
      continue;
    }
    const close = closingQuote(text, quote, delimiter, true);
    const skipped = close === -1 ? 0 : countLines(text, quote, close);
    const stop = close === -1 ? endOfBareCell(text, quote, delimiter) : afterBlanks(text, close + 1);
    lines += skipped;
    if (stop >= text.length || text[stop] === '\n') return { end: Math.min(stop, text.length), lines };
    at = stop + 1;
  }
  return { end: text.length, lines };
}

/** The cells of one row's text; works on the row alone, so that a delimiter it lacks isn't sought in the whole file. */
function cellsOf(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  const hasQuotes = row.includes('"');
  let at = 0;
  for (;;) {
    const quote = hasQuotes ? openingQuote(row, at) : -1;
    const close = quote === -1 ? -1 : closingQuote(row, quote, delimiter, false);
    if (close !== -1) {
      const inner = row.slice(quote + 1, close);
      cells.push((inner.includes('"') ? inner.replaceAll('""', '"') : inner).trim());
      const stop = afterBlanks(row, close + 1);
      if (stop >= row.length) return cells;
      at = stop + 1;
      continue;
    }
    const stop = row.indexOf(delimiter, at);
    cells.push(bare(row, at, stop === -1 ? row.length : stop));
    if (stop === -1) return cells;
    at = stop + 1;
  }
}

/** A cell without quotes; `="0012"` is how a spreadsheet is told to keep a text a text. */
function bare(text: string, from: number, to: number): string {
  const cell = text.slice(from, to).trim();
  return cell.charCodeAt(0) === 61 && cell.startsWith('="') && cell.endsWith('"') && cell.length > 2
    ? cell.slice(2, -1)
    : cell;
}

/** Where the cell's quote stands, -1 for a cell that begins with something else. */
function openingQuote(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return text.charCodeAt(at) === 34 ? at : -1;
}

/** The quote that is followed by the end of the cell; -1 where there is none near enough. */
function closingQuote(text: string, open: number, delimiter: string, isLimited: boolean): number {
  let at = text.indexOf('"', open + 1);
  let newlines = 0;
  let seen = open;
  // A lone quote inside shows that this bank doesn't double them: `"UAB "Naktida"";` then ends at its last quote.
  let isUndoubled = false;
  while (at !== -1) {
    if (isLimited) newlines += countLines(text, seen, at);
    if (newlines > maxLinesInQuotes) return -1;
    seen = at;
    if (text.charCodeAt(at + 1) === 34) {
      if (isUndoubled && endsCell(text, at + 2, delimiter)) return at + 1;
      at = text.indexOf('"', at + 2);
      continue;
    }
    if (endsCell(text, at + 1, delimiter)) return at;
    isUndoubled = true;
    at = text.indexOf('"', at + 1);
  }
  return -1;
}

function endsCell(text: string, from: number, delimiter: string): boolean {
  const next = afterBlanks(text, from);
  return next >= text.length || text[next] === '\n' || text[next] === delimiter;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 13) at++;
  return at;
}

function endOfBareCell(text: string, from: number, delimiter: string): number {
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (character === '\n' || character === delimiter) return i;
  }
  return text.length;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let i = text.indexOf('\n', from); i !== -1 && i < to; i = text.indexOf('\n', i + 1)) lines++;
  return lines;
}
