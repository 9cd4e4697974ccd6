import type { Columns } from './choose-columns.ts';
import { type ColumnProfile, distinctLimit, share } from './column-profile.ts';
import { directionsOf } from './sign-words.ts';

interface TextPlan {
  payeeColumn: number;
  payerColumn: number;
  descriptorColumns: number[];
  notesColumn: number;
  categoryColumn: number;
  accountColumn: number;
}

/** Which columns become payee, descriptor, notes and account, after what their cells hold. */
export function planTexts(
  columns: Columns,
  profiles: readonly ColumnProfile[],
  headers: readonly string[],
  uniqueReferences: readonly number[],
): TextPlan {
  const isText = (index: number) => (profiles[index]?.filled ?? 0) > 0;
  const payeeColumn = isText(columns.payee) && !isOwnName(profiles[columns.payee]) ? columns.payee : -1;
  const payerColumn = isText(columns.payer) && !isOwnName(profiles[columns.payer]) ? columns.payer : -1;
  const accountColumn = chooseAccount(columns, profiles, headers);
  const notes = isText(columns.notes) ? columns.notes : -1;
  const texts = columns.descriptors.filter((index) => index !== accountColumn);
  const spoken = texts.filter((index) => !saysOnlyDirection(profiles[index]));
  // A short file's only text may be "ATM 17 MAIN ST" or "Salary": a direction, and yet all that is said of the line.
  const isOnlyText = spoken.length === 0 && payeeColumn === -1 && notes === -1;
  const descriptorColumns = isOnlyText ? texts : spoken;
  // A "Reference" of words is text, one of numbers is an id.
  for (const index of columns.references) {
    const profile = profiles[index];
    if (profile && !uniqueReferences.includes(index) && share(profile.texts, profile) >= 0.4)
      descriptorColumns.push(index);
  }
  if (descriptorColumns.length === 0) {
    const fallback = [notes, payeeColumn === -1 ? columns.kind : -1].find(isText);
    if (fallback !== undefined) descriptorColumns.push(fallback);
  }
  return {
    payeeColumn,
    payerColumn,
    descriptorColumns,
    notesColumn: descriptorColumns.includes(notes) ? -1 : notes,
    categoryColumn: isText(columns.category) ? columns.category : -1,
    accountColumn,
  };
}

/** A column called "Details" that holds DEBIT and CREDIT is no text. */
function saysOnlyDirection(profile: ColumnProfile | undefined): boolean {
  if (!profile || profile.values.size > 4) return false;
  if ([...profile.values.keys()].some((value) => /\d/.test(value))) return false;
  return directionsOf(profile.values.keys(), false).size === profile.values.size;
}

/** The holder's own name on every row is no payee. */
function isOwnName(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && profile.values.size === 1 && profile.filled > 3 && profile.filled === profile.rows;
}

/** The column of the account that a row belongs to: few values, on nearly every row. */
function chooseAccount(columns: Columns, profiles: readonly ColumnProfile[], headers: readonly string[]): number {
  for (const index of [columns.account, columns.accountName]) {
    const profile = profiles[index];
    if (!profile || profile.filled < profile.rows * 0.6 || profile.filled === 0) continue;
    const header = headers[index] ?? '';
    const distinct = profile.values.size;
    if (distinct >= distinctLimit) continue;
    const isCard = /card|kart|kort|kaart|carte|tarjeta|umsatz/i.test(header);
    // Several cards of one account are one account; a holder's or a kind's column names no account either.
    if (distinct > 1 && (isCard || /holder|member|inhaber|houder|titulaire|user|type/i.test(header))) continue;
    const isNumber = share(profile.longNumbers, profile) > 0.5;
    if (isNumber && distinct > 3 && profile.filled < distinct * 5) continue;
    if (isNumber && distinct > 1 && index - 1 === columns.payee) continue;
    if (/holder|member|inhaber|houder|titulaire|user|type/i.test(header)) continue;
    return index;
  }
  return -1;
}
