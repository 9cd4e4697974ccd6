import { currencyOf } from '../../money/currencies.ts';
import { type InferenceReason, inferenceReasons } from '../inference-reasons.ts';
import type { ImportQuestion, Inference } from '../statement.ts';
import type { InferredPlan } from './infer-plan.ts';

const orderLabels = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' };
const delimiterLabels: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

const markOptions = [
  { value: '.', label: 'point: 1,234.56' },
  { value: ',', label: 'comma: 1.234,56' },
];
const signOptions = [
  { value: 'as-written', label: 'A positive amount is money in' },
  { value: 'reversed', label: 'A positive amount is money out' },
];

/** The inferences as shown in the preview, where each can be changed. */
export function describePlan(
  inferred: InferredPlan,
  delimiter: { delimiter: string; confidence: number; reason: InferenceReason },
): Inference[] {
  const { plan, layout, columns, dateOrder, mark, sign, currency } = inferred;
  const names = layout.headers.filter((header) => header !== '').map((header) => ({ value: header, label: header }));
  const column = (field: Inference['field'], index: number): Inference[] => {
    if (index === -1) return [];
    const value = layout.headers[index] ?? '';
    const isNamed = layout.headerRow !== -1;
    const reason = inferenceReasons.make(isNamed ? 'header-and-cells' : 'cells');
    return [{ field, value, confidence: isNamed ? 0.95 : 0.75, reason, options: names }];
  };
  const isSingleAmount = sign.rule.mode === 'signed';
  return [
    {
      field: 'delimiter',
      value: delimiter.delimiter,
      confidence: delimiter.confidence,
      reason: delimiter.reason,
      options: Object.entries(delimiterLabels).map(([value, label]) => ({ value, label })),
    },
    {
      field: 'header',
      value: layout.headerRow === -1 ? 'none' : String(layout.headerRow + 1),
      confidence: layout.confidence,
      reason: layout.reason,
      options: [],
    },
    ...column('dateColumn', columns.dates[0] ?? -1),
    {
      field: 'dateOrder',
      value: plan.order,
      confidence: dateOrder.confidence,
      reason: dateOrder.reason,
      options: Object.entries(orderLabels).map(([value, label]) => ({ value, label })),
    },
    ...column('amountColumn', columns.amount),
    { field: 'decimalMark', value: mark.mark, confidence: mark.confidence, reason: mark.reason, options: markOptions },
    {
      field: 'sign',
      value: signValue(sign.rule),
      confidence: sign.confidence,
      reason: sign.reason,
      options: isSingleAmount ? signOptions : [],
    },
    {
      field: 'currency',
      value: currency.currency,
      confidence: currency.confidence,
      reason: currency.reason,
      options: [...new Set([currency.currency, ...commonCurrencies])]
        .filter(currencyOf)
        .map((value) => ({ value, label: value })),
    },
    ...column('payeeColumn', plan.payeeColumn),
    ...column('descriptorColumn', plan.descriptorColumns[0] ?? -1),
  ];
}

const commonCurrencies =
  'EUR USD GBP INR JPY CNY CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF BRL MXN SGD MYR ZAR TRY'.split(' ');

/** What must be answered before the lines are committed: only what changes dates or amounts and nothing decides. */
export function questionsOf(inferred: InferredPlan, firstDate: string | null): ImportQuestion[] {
  const questions: ImportQuestion[] = [];
  const { dateOrder, sign } = inferred;
  if (dateOrder.open.length > 0) {
    const example = firstDate === null ? 'The dates' : `"${firstDate}"`;
    questions.push({
      field: 'dateOrder',
      text: `${example} can be read in more than one way. In which order does this bank write dates?`,
      options: dateOrder.open.map((value) => ({ value, label: orderLabels[value] })),
    });
  }
  if (sign.isOpen) {
    questions.push({
      field: 'sign',
      text: 'The file doesn’t say whether money came in or went out. What is a positive amount?',
      options: signOptions,
    });
  }
  return questions;
}

function signValue(rule: InferredPlan['sign']['rule']): string {
  switch (rule.mode) {
    case 'signed':
      return rule.factor === 1 ? 'as-written' : 'reversed';
    case 'flag':
      return 'flag-column';
    case 'sides':
      return 'debit-credit';
    case 'marked':
      return 'marked-credits';
  }
}
