import type { Import } from '@expenseai/contracts/imports';
import { AppError } from '@expenseai/core/errors';
import { decodeAs } from '@expenseai/core/importing/decode-text';
import { currencyOf } from '@expenseai/core/money/currencies';

type Answerable = Pick<Import, 'inferences' | 'questions'>;

const columnFields = new Set(['dateColumn', 'amountColumn', 'payeeColumn', 'descriptorColumn']);

/**
 * Throws `validation` with every answer that this import can't take. Columns, encoding and currency can be named also
 * where they weren't inferred, since they may be why the file couldn't be read.
 */
export function assertAnswers(shown: Answerable, answers: Record<string, string>): void {
  const errors = Object.entries(answers).flatMap(([field, value]) => {
    const message = objectionTo(field, value, shown);
    return message === null ? [] : [{ path: `answers.${field}`, message }];
  });
  if (errors.length > 0) throw new AppError('validation', { errors });
}

function objectionTo(field: string, value: string, { inferences, questions }: Answerable): string | null {
  if (field === 'encoding') return isEncoding(value) ? null : 'is not an encoding that can be read';
  if (field === 'currency') return currencyOf(value) ? null : 'must be a currency code of ISO 4217, such as EUR';
  const isColumn = columnFields.has(field);
  const shown = [
    ...inferences.filter((inference) => (isColumn ? columnFields.has(inference.field) : inference.field === field)),
    ...questions.filter((question) => question.field === field),
  ];
  if (shown.length === 0) return isColumn ? null : 'is neither a question nor an inference of this import';
  const options = [...new Set(shown.flatMap((place) => place.options.map((option) => option.value)))];
  const isAsItIs = inferences.some((inference) => inference.field === field && inference.value === value);
  if (isAsItIs || options.includes(value)) return null;
  if (options.length === 0) return 'can’t be changed for this file';
  return `must be one of ${options.map((option) => JSON.stringify(option)).join(', ')}`;
}

function isEncoding(label: string): boolean {
  try {
    decodeAs(new Uint8Array(), label);
    return true;
  } catch {
    return false;
  }
}
