import { exponentOf } from '../../money/currencies.ts';
import { inferenceReasons } from '../inference-reasons.ts';
import type { ParseStatementOptions } from '../statement.ts';
import type { BalanceProof } from './balance-proof.ts';
import { proveByBalance } from './balance-proof.ts';
import { type Columns, chooseColumns } from './choose-columns.ts';
import { type CurrencyChoice, chooseCurrency, dateOrderOf, preambleOf, unitOf } from './choose-currency.ts';
import type { SignChoice, SignRule } from './choose-sign.ts';
import { type ColumnProfile, profileColumns, sampleOf } from './column-profile.ts';
import type { DateOrder } from './date-cell.ts';
import { chooseDateOrder, type DateOrderChoice, latestDayIn } from './date-column.ts';
import type { MarkChoice } from './decimal-mark.ts';
import { findHeader, type Layout } from './find-header.ts';
import { plainHeader, readHeader } from './header-roles.ts';
import { findSides, type SignContext, signOfAmounts, signRuleByColumns } from './infer-sign.ts';
import { type DecimalMark, thousandths } from './money-cell.ts';
import type { Plan } from './plan.ts';
import { moneyColumns, proveColumns, scanColumns } from './scan-columns.ts';
import type { Table } from './table.ts';
import { planTexts } from './text-plan.ts';

/** A plan for reading the rows, and why it is so. */
export interface InferredPlan {
  plan: Plan;
  layout: Layout;
  columns: Columns;
  dateOrder: DateOrderChoice;
  mark: MarkChoice;
  sign: SignChoice;
  currency: CurrencyChoice;
  proof: BalanceProof | null;
  preamble: string[];
}

/** Infers from the whole file how its rows are to be read; answers win over what the file suggests. */
export function inferPlan(table: Table, options: ParseStatementOptions): InferredPlan {
  const layout = findHeader(table);
  const rows = sampleOf(layout.firstRow, table.length);
  const profiles = profileColumns(table, rows, layout.width);
  const columns = chooseColumns(layout.headers, profiles);
  applyColumnAnswers(columns, layout.headers, options.answers);
  if (columns.amount === -1 && columns.debit === -1 && columns.credit === -1) {
    findAmountByContent(table, rows, columns, profiles);
    columns.headerCurrency ??= readHeader(layout.headers[columns.amount] ?? '').currency;
  }
  const preamble = preambleOf(table, layout.headerRow === -1 ? layout.firstRow : layout.headerRow);
  const currency = currencyOf(columns, profiles, preamble, table, rows, options);
  const scan = scanColumns(table, layout.firstRow, columns, exponentOf(currency.currency) === 3);
  const answeredMark = options.answers?.decimalMark;
  const marks = new Map<number, DecimalMark>();
  for (const [index, choice] of scan.marks) {
    marks.set(index, answeredMark === '.' || answeredMark === ',' ? answeredMark : choice.mark);
  }
  const texts = planTexts(columns, profiles, layout.headers, scan.uniqueReferences);
  const surroundings = [options.fileName ?? '', ...preamble, ...layout.headers].join('\n');
  const hasHeader = layout.headerRow !== -1;
  const context: SignContext = {
    table,
    rows,
    columns,
    profiles,
    hasHeader,
    marks,
    surroundings,
    accountColumn: texts.accountColumn,
  };
  const rule = signRuleByColumns(context);
  const proof = proveColumns(table, layout.firstRow, columns, marks, rule, texts.accountColumn);
  const sign = signOf(rule, context, proof, options.answers?.sign);
  const dateOrder = dateOrderOfFile(scan.dates, proof, currency, layout, preamble, options);
  const mainMoney = columns.amount === -1 ? Math.max(columns.debit, columns.credit) : columns.amount;
  return {
    plan: {
      columns,
      order: dateOrder.order,
      marks,
      sign: sign.rule,
      fee: proof === null || columns.fee === -1 ? 'none' : proof.fee,
      currency: currency.currency,
      currencyColumn: columns.currency,
      idColumn: scan.uniqueReferences[0] ?? -1,
      ...texts,
      hasNul: table.hasNul,
    },
    layout,
    columns,
    dateOrder,
    mark: scan.marks.get(mainMoney) ?? { mark: '.', confidence: 1, reason: inferenceReasons.make('no-decimals') },
    sign,
    currency,
    proof,
    preamble,
  };
}

/** A person names a column by its header, or by "Column 3" where there is none. */
function applyColumnAnswers(
  columns: Columns,
  headers: readonly string[],
  answers: ParseStatementOptions['answers'],
): void {
  const indexOf = (name: string | undefined) => (name === undefined ? -1 : headers.indexOf(name));
  const date = indexOf(answers?.dateColumn);
  if (date !== -1) columns.dates = [date, ...columns.dates.filter((index) => index !== date)];
  const amount = indexOf(answers?.amountColumn);
  if (amount !== -1) Object.assign(columns, { amount, debit: -1, credit: -1 });
  const payee = indexOf(answers?.payeeColumn);
  if (payee !== -1) Object.assign(columns, { payee, payer: -1 });
  const descriptor = indexOf(answers?.descriptorColumn);
  if (descriptor !== -1) columns.descriptors = [descriptor];
}

/** Without header words: the pair that a running balance proves, else two columns of which rows fill one, else the first. */
function findAmountByContent(
  table: Table,
  rows: readonly number[],
  columns: Columns,
  profiles: readonly ColumnProfile[],
): void {
  const candidates = columns.unexplained;
  const marks = new Map(scanColumns(table, rows[0] ?? 0, columns, false).marks);
  const read = (cells: readonly string[], column: number) => {
    return thousandths(cells[column] ?? '', marks.get(column)?.mark ?? '.');
  };
  const balances = columns.balance === -1 ? candidates : [columns.balance];
  let besideOpening = -1;
  for (const amount of candidates) {
    for (const balance of balances) {
      if (amount === balance) continue;
      const pairs = rows.map((row) => {
        const cells = table.cells(row);
        return { amount: read(cells, amount), fee: Number.NaN, balance: read(cells, balance), account: '' };
      });
      const proof = proveByBalance(pairs);
      // A balance before each movement seems to fall by what comes in; the one after it rises.
      if (proof?.sign === -1 && besideOpening === -1) besideOpening = amount;
      if (proof?.sign !== 1) continue;
      columns.amount = amount;
      columns.balance = balance;
      return;
    }
  }
  if (besideOpening !== -1) {
    columns.amount = besideOpening;
    columns.balance = -1;
    return;
  }
  const sides = findSides(table, rows, candidates, profiles);
  if (sides) {
    columns.debit = sides.debit;
    columns.credit = sides.credit;
    return;
  }
  const withDecimals = candidates.find((index) => (profiles[index]?.decimals ?? 0) > 0);
  columns.amount = withDecimals ?? candidates[0] ?? -1;
}

function currencyOf(
  columns: Columns,
  profiles: readonly ColumnProfile[],
  preamble: readonly string[],
  table: Table,
  rows: readonly number[],
  options: ParseStatementOptions,
): CurrencyChoice {
  const answer = options.answers?.currency;
  if (answer !== undefined) {
    exponentOf(answer);
    columns.currency = -1;
    return { currency: answer, confidence: 1, reason: inferenceReasons.make('chosen'), isStated: true };
  }
  const units = new Map<string, number>();
  const amounts = moneyColumns({ ...columns, originalAmount: -1 });
  for (const row of rows.slice(0, 300)) {
    const cells = table.cells(row);
    for (const column of amounts) {
      const unit = unitOf(cells[column] ?? '');
      if (unit !== null) units.set(unit, (units.get(unit) ?? 0) + 1);
    }
  }
  return chooseCurrency({
    columnValues: profiles[columns.currency]?.values ?? null,
    headerCurrency: columns.headerCurrency,
    units,
    preamble,
    defaultCurrency: options.defaultCurrency,
  });
}

function signOf(
  rule: SignRule,
  context: SignContext,
  proof: BalanceProof | null,
  answer: string | undefined,
): SignChoice {
  if (rule.mode === 'signed') {
    if (answer === 'as-written' || answer === 'reversed') {
      const factor = answer === 'as-written' ? 1 : -1;
      return {
        rule: { mode: 'signed', factor },
        confidence: 1,
        reason: inferenceReasons.make('chosen'),
        isOpen: false,
      };
    }
    return signOfAmounts(context, proof);
  }
  const reason = inferenceReasons.make(rule.mode === 'flag' ? 'flag-column' : 'two-columns');
  const isSwapped = rule.mode === 'sides' && !context.hasHeader && proof?.sign === -1;
  if (!isSwapped) {
    const isGuess = rule.mode === 'sides' && !context.hasHeader && proof === null;
    return { rule, confidence: isGuess ? 0.7 : 1, reason, isOpen: false };
  }
  const { columns } = context;
  [columns.debit, columns.credit] = [columns.credit, columns.debit];
  return { rule, confidence: 1, reason: inferenceReasons.make('balance-tells-columns'), isOpen: false };
}

const dateOrders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

function dateOrderOfFile(
  dates: Parameters<typeof chooseDateOrder>[0],
  proof: BalanceProof | null,
  currency: CurrencyChoice,
  layout: Layout,
  preamble: readonly string[],
  options: ParseStatementOptions,
): DateOrderChoice {
  const answer = dateOrders.find((order) => order === options.answers?.dateOrder);
  if (answer) return { order: answer, confidence: 1, reason: inferenceReasons.make('chosen'), open: [] };
  return chooseDateOrder(dates, {
    direction: proof?.direction ?? 0,
    notAfter: latestDayIn([options.fileName ?? '', ...preamble].join('\n')),
    currencyOrder: dateOrderOf(currency),
    languageOrder: orderOfLanguage(layout.headers.map(plainHeader).join(' ')),
  });
}

/** Languages whose countries write the day first with slashes, and words that only British and Indian English has. */
const dayFirstWords =
  /\b(?:libelle|montant|fecha|importe|concepto|descripcion|monto|cargo|abono|operazione|importo|descrizione|causale|entrate|uscite|descricao|lancamento|historico|valor|omschrijving|bedrag|tegenrekening|tarih|aciklama|tutar|narration|narrative|particulars|chq|cheque|paid in|paid out|money in|money out|counter party|tarikh|tanggal|keterangan)\b/;
/** Spellings that only the United States have. */
const monthFirstWords = /\bcheck (?:number|no|or slip|num)\b|^check$|\brunning bal\b/;

function orderOfLanguage(headers: string): DateOrder | null {
  if (dayFirstWords.test(headers)) return 'dmy';
  return monthFirstWords.test(headers) ? 'mdy' : null;
}
