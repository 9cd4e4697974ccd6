/** What a figure should reach; nothing fails where it doesn't. */
export interface Reach {
  of: 'ratio' | 'ours';
  least?: number;
  most?: number;
}

/** One line of the report. */
export interface Row {
  work: string;
  unit: string;
  ours: number | null;
  /** What it is compared with, in the same unit. */
  peer?: number;
  peerName?: string;
  ratio?: number;
  reach?: Reach;
  note?: string;
}

/** `ours` against `peer` where more is better. */
export function faster(ours: number, peer: number): { ours: number; peer: number; ratio: number } {
  return { ours, peer, ratio: ours / peer };
}

/** Collects rows as they are measured, each printed at once as a line of JSON; `table` is for people. */
export class Report {
  readonly #rows: Row[] = [];

  add(row: Row): void {
    this.#rows.push(row);
    const { work, unit, ours, peer, peerName, ratio, reach, note } = row;
    const line = {
      work,
      unit,
      ours: rounded(ours),
      peer: rounded(peer ?? null),
      peerName,
      ratio: rounded(ratio ?? null),
      reach: reach && reachText(reach),
      isReached: isReached(row),
      note,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }

  table(): string {
    const header = ['work', 'ours', 'peer', 'ratio', 'reach', ''];
    const cells = this.#rows.map((row) => [
      row.work,
      withUnit(row.ours, row.unit),
      row.peer === undefined ? '' : `${withUnit(row.peer, row.unit)} ${row.peerName ?? ''}`.trim(),
      row.ratio === undefined ? '' : figure(row.ratio),
      row.reach ? reachText(row.reach) : '',
      mark(row),
    ]);
    const widths = header.map((title, at) =>
      Math.max(...[header, ...cells].map((line) => line[at]?.length ?? 0), title.length),
    );
    const print = (line: readonly string[]) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd();
    const lines = [print(header), widths.map((width) => '─'.repeat(width)).join('  ')];
    for (const [index, line] of cells.entries()) {
      lines.push(print(line));
      const note = this.#rows[index]?.note;
      if (note !== undefined) lines.push(`    ${note}`);
    }
    return lines.join('\n');
  }
}

function isReached({ ours, ratio, reach }: Row): boolean | undefined {
  const value = reach?.of === 'ours' ? ours : ratio;
  if (!reach || value === undefined || value === null) return undefined;
  return value >= (reach.least ?? Number.NEGATIVE_INFINITY) && value <= (reach.most ?? Number.POSITIVE_INFINITY);
}

function mark(row: Row): string {
  const reached = isReached(row);
  if (reached === undefined) return '';
  return reached ? 'reached' : 'MISSED';
}

function reachText({ of, least, most }: Reach): string {
  const bound = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  return of === 'ratio' ? `${bound} ×` : bound;
}

function withUnit(value: number | null, unit: string): string {
  return value === null ? 'not measured' : `${figure(value)} ${unit}`;
}

/** Three digits that count. */
function figure(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4));
}
