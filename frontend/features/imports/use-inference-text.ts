import type { InferenceField } from '@expenseai/core/importing/statement';
import { useTranslations } from 'use-intl';

const fields = [
  'encoding',
  'delimiter',
  'header',
  'dateOrder',
  'dateColumn',
  'decimalMark',
  'sign',
  'currency',
  'amountColumn',
  'payeeColumn',
  'descriptorColumn',
] as const satisfies readonly InferenceField[];

/** Readings whose values are words of ours; all others are names from the file itself. */
const words = {
  delimiter: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' },
  dateOrder: { dmy: 'dmy', mdy: 'mdy', ymd: 'ymd' },
  decimalMark: { '.': 'point', ',': 'comma' },
  sign: {
    'as-written': 'asWritten',
    reversed: 'reversed',
    'flag-column': 'flagColumn',
    'debit-credit': 'debitCredit',
    'marked-credits': 'markedCredits',
  },
} as const;

interface InferenceText {
  field: (field: string) => string;
  value: (field: string, option: { value: string; label: string }) => string;
}

/** What was read from a file, in the reader's language. */
export function useInferenceText(): InferenceText {
  const t = useTranslations('inference');
  return {
    field: (field) => {
      const known = fields.find((candidate) => candidate === field);
      return known ? t(`fields.${known}`) : field;
    },
    value: (field, { value, label }) => {
      switch (field) {
        case 'header':
          return value === 'none' ? t('noHeader') : t('headerLine', { line: value });
        case 'delimiter': {
          const word = find(words.delimiter, value);
          return word ? t(`delimiter.${word}`) : label;
        }
        case 'dateOrder': {
          const word = find(words.dateOrder, value);
          return word ? t(`dateOrder.${word}`) : label;
        }
        case 'decimalMark': {
          const word = find(words.decimalMark, value);
          return word ? t(`decimalMark.${word}`) : label;
        }
        case 'sign': {
          const word = find(words.sign, value);
          return word ? t(`sign.${word}`) : label;
        }
        default:
          return label;
      }
    },
  };
}

function find<Words extends Readonly<Record<string, string>>>(
  all: Words,
  value: string,
): Words[keyof Words] | undefined {
  return Object.hasOwn(all, value) ? all[value as keyof Words] : undefined;
}
