import type { CommonCategory } from '../../categorising/categoriser.ts';
import { wordSet } from '../phrases.ts';

/** Nouns of money that comes in, by the category that they say. */
export const incomeNouns: ReadonlyMap<string, CommonCategory> = new Map([
  ...of(
    'salary',
    'salary salaries wage wages paycheck paycheque payroll payslip stipend bonus freelance freelancing consulting gehalt lohn salaire nomina sueldo stipendio tankhwah payday overtime honorarium commission royalties royalty',
  ),
  ...of(
    'other_income',
    'dividend dividends cashback refund refunds reimbursement reimbursements prize winnings lottery jackpot income rebate payout inheritance scholarship pension kindergeld zinsen erstattung remboursement interest',
  ),
]);

/** Nouns of income that as often cost money; income only with a verb of receiving. */
export const doubtfulNouns = wordSet(
  'interest commission bonus pension freelance consulting royalty royalties income lottery prize overtime scholarship zinsen',
);

/** Words beside an income noun that make it a cost: "income tax", "maid salary", "pension contribution". */
export const costBeside = wordSet(
  'tax taxes contribution contributions plan fund funds fee fees charge charges insurance premium ticket tickets loan maid cook driver nanny cleaner helper staff employee gardener babysitter servant watchman protection points course card',
);

export const receivingVerbs = wordSet(
  'received receive recd credited earned earn sold sell selling reimbursed refunded won erhalten bekommen verkauft recibi recibido recu mila mile collected',
);

export const payingVerbs = wordSet(
  'paid pay paying spent spend bought buy purchased charged debited donated ordered gave give invested bezahlt gekauft ausgegeben cost tipped lent contributed transferred sent',
);

function of(category: CommonCategory, list: string): (readonly [string, CommonCategory])[] {
  return list.split(' ').map((word) => [word, category] as const);
}
