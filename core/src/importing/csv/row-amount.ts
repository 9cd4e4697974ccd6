import type { Amount } from '../../money/amount.ts';
import type { AmountColumnRule, SidesRule } from './choose-sign.ts';
import { minorUnits, readMoney } from './money-cell.ts';
import type { CellOf, Plan } from './plan.ts';

/** What the amount's cells of one row say. */
export interface RowAmount {
  amount: Amount | null;
  /** No cell that could hold the amount holds anything. */
  isEmpty: boolean;
  /** What stands there and is no amount. */
  garbled: string | null;
  /** An amount without the sign that its flag column should give. */
  unknownFlag: string | null;
}

/** The row's amount in minor units under the plan, negative for money out, with the fee's part where it has one. */
export function amountOf(cell: CellOf, plan: Plan, exponent: number): RowAmount {
  const { columns, sign } = plan;
  if (sign.mode === 'sides') return sidesAmount(cell, plan, sign, exponent);
  const text = cell(columns.amount);
  if (text === '') return { amount: null, isEmpty: true, garbled: null, unknownFlag: null };
  const units = minorUnits(text, plan.marks.get(columns.amount) ?? '.', exponent);
  if (units === null) return { amount: null, isEmpty: false, garbled: text, unknownFlag: null };
  const fee =
    plan.fee === 'none' ? 0 : (minorUnits(cell(columns.fee), plan.marks.get(columns.fee) ?? '.', exponent) ?? 0);
  const cost = plan.fee === 'added' ? fee : -Math.abs(fee);
  return signedBy(sign, text, units, cost, cell, plan);
}

function signedBy(
  sign: AmountColumnRule,
  text: string,
  units: Amount,
  cost: number,
  cell: CellOf,
  plan: Plan,
): RowAmount {
  switch (sign.mode) {
    case 'signed':
      return moved(sign.factor * units + cost);
    case 'flag': {
      const flag = cell(sign.column);
      const direction = flag === '' ? sign.blank : sign.directions.get(flag);
      if (direction) return moved((direction === 'out' ? -units : units) + cost);
      return { amount: units, isEmpty: false, garbled: null, unknownFlag: flag };
    }
    case 'marked': {
      const isMarked = readMoney(text, plan.marks.get(plan.columns.amount) ?? '.')?.isSigned === true;
      return moved((isMarked ? units : -units) + cost);
    }
  }
}

function sidesAmount(cell: CellOf, plan: Plan, sign: SidesRule, exponent: number): RowAmount {
  const { columns } = plan;
  const debitText = cell(columns.debit);
  const creditText = cell(columns.credit);
  if (debitText === '' && creditText === '') return { amount: null, isEmpty: true, garbled: null, unknownFlag: null };
  const read = (text: string, column: number) =>
    isEmptySide(text) ? 0 : minorUnits(text, plan.marks.get(column) ?? '.', exponent);
  const debit = read(debitText, columns.debit);
  const credit = read(creditText, columns.credit);
  if (debit === null || credit === null) {
    return { amount: null, isEmpty: false, garbled: debit === null ? debitText : creditText, unknownFlag: null };
  }
  return moved(credit * sign.creditFactor - debit * sign.debitFactor);
}

/** A dash or a currency alone in the side that isn't used. */
function isEmptySide(text: string): boolean {
  return text === '' || !/\d/.test(text);
}

function moved(units: number): RowAmount {
  const amount = Number.isSafeInteger(units) ? ((units === 0 ? 0 : units) as Amount) : null;
  return { amount, isEmpty: false, garbled: amount === null ? String(units) : null, unknownFlag: null };
}
