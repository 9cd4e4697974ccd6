import type { PlainDate } from '../calendar/plain-date.ts';
import type { StatementFormat } from '../importing/statement.ts';
import type { Amount } from '../money/amount.ts';

/**
 * The key of a line that has no bank id: `date|amount|hash of its normalised text`, at most 40 characters.
 * Nothing keeps it: both sides of a match compute it from what the bank said. `text` is `nameKey(descriptor)`.
 * The 53 bits only tell texts of one day and one amount apart.
 *
 * fingerprintOf({ date: '2026-03-01', amount: -420, text: 'corner coffee' }) → '2026-03-01|-420|…'
 */
export function fingerprintOf(line: { date: PlainDate | null; amount: Amount; text: string }): string {
  return `${line.date ?? ''}|${line.amount}|${hash53(line.text).toString(36)}`;
}

/**
 * Where bank ids come from; an id means something only beside the same source. OFX and QFX share the ids of an
 * account, whatever the version; a table's reference column belongs to the tables of that shape.
 */
export function sourceOf(file: { format: StatementFormat; accountNumber: string | null; shape: string }): string {
  switch (file.format) {
    case 'ofx1':
    case 'ofx2':
    case 'qfx':
      return `ofx:${(file.accountNumber ?? '').replace(/\s/g, '')}`;
    case 'csv':
    case 'tsv':
      return `table:${hash53(file.shape).toString(36)}`;
  }
}

/** cyrb53 (bryc, public domain): 53 well mixed bits of a string, the same on every machine. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
