import { looksLikeMoney } from './column-profile.ts';
import { readDateCell } from './date-cell.ts';
import type { Layout } from './find-header.ts';
import type { Plan } from './plan.ts';

/**
 * A row with more cells than the header, because a text holds the delimiter without quotes: the surplus is joined
 * back into the descriptor, if only then the amount and the date stand in their columns.
 */
export function repairRow(cells: string[], plan: Plan, layout: Layout): string[] {
  const surplus = cells.length - headerWidth(layout);
  if (layout.headerRow === -1 || surplus <= 0) return cells;
  const { columns } = plan;
  const money = [columns.amount, columns.debit, columns.credit, columns.balance].filter((column) => column !== -1);
  if (fits(cells, money, columns.dates)) return cells;
  for (const column of [...plan.descriptorColumns, plan.payeeColumn]) {
    if (column === -1) continue;
    const joined = cells.slice(column, column + surplus + 1).join(', ');
    const repaired = [...cells.slice(0, column), joined, ...cells.slice(column + surplus + 1)];
    if (fits(repaired, money, columns.dates)) return repaired;
  }
  return cells;
}

function headerWidth(layout: Layout): number {
  let width = layout.headers.length;
  while (width > 0 && layout.headers[width - 1] === '') width--;
  return width;
}

function fits(cells: readonly string[], money: readonly number[], dates: readonly number[]): boolean {
  const texts = money.map((column) => cells[column] ?? '').filter((text) => text !== '');
  if (texts.length === 0 || !texts.every(looksLikeMoney)) return false;
  return dates.some((column) => readDateCell(cells[column] ?? '') !== null);
}
