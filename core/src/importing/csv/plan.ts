import type { BalanceProof } from './balance-proof.ts';
import type { Columns } from './choose-columns.ts';
import type { SignRule } from './choose-sign.ts';
import type { DateOrder } from './date-cell.ts';
import type { DecimalMark } from './money-cell.ts';

/** Everything that was inferred from the file, applied to each row alike. */
export interface Plan {
  columns: Columns;
  order: DateOrder;
  /** Decimal mark by column. */
  marks: ReadonlyMap<number, DecimalMark>;
  sign: SignRule;
  fee: BalanceProof['fee'];
  currency: string;
  /** Column of the amount whose currency is the row's own, -1 where all rows have the file's. */
  currencyColumn: number;
  /** Reference column whose values are unique ids, -1 for none. */
  idColumn: number;
  accountColumn: number;
  payeeColumn: number;
  /** Taken instead of the payee where money comes in. */
  payerColumn: number;
  descriptorColumns: readonly number[];
  notesColumn: number;
  categoryColumn: number;
  /** Some row of the file holds a NUL character. */
  hasNul: boolean;
}

/** The text of a row's cell; '' for a column that the file doesn't have. */
export type CellOf = (column: number) => string;
