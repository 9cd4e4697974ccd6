import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CategoriserCategory,
  type CommonCategory,
  commonCategories,
} from '@expenseai/core/categorising/categoriser';
import { parseCsv } from './csv.ts';

export interface LabelledRow {
  description: string;
  amount: number;
  label: string;
  common: CommonCategory;
}

interface Mapping {
  labels: Record<string, Record<string, string>>;
}

const isCommon = (name: string): name is CommonCategory => (commonCategories as readonly string[]).includes(name);

/** The rule of the data's README: a label, else its first part, else `other`. */
function commonOf(label: string, labels: Record<string, string>): CommonCategory {
  const mapped = labels[label] ?? labels[label.split('/')[0] ?? ''] ?? 'other';
  return isCommon(mapped) ? mapped : 'other';
}

function readRows(file: string, labels: Record<string, string>): LabelledRow[] {
  const [header = [], ...lines] = parseCsv(readFileSync(file, 'utf8'));
  const at = (name: string) => header.indexOf(name);
  return lines
    .filter((line) => line.length >= header.length)
    .map((line) => {
      const label = line[at('label')] ?? '';
      return {
        description: line[at('description')] ?? '',
        amount: Math.round(Number(line[at('amount')]) * 100),
        label,
        common: commonOf(label, labels),
      };
    });
}

const incomeCommons = new Set<CommonCategory>(['salary', 'other_income']);
export const categoryOf = (id: string, name: string, common: CommonCategory | null): CategoriserCategory => ({
  id,
  name,
  kind: common && incomeCommons.has(common) ? 'income' : 'expense',
  common,
});

/** A ledger that has the common categories and no others. */
export function commonLedger(): CategoriserCategory[] {
  return commonCategories.map((common) => categoryOf(common, common, common));
}

/**
 * The rows of every CSV of a folder laid out as `source,date,description,amount,currency,label` beside a `mapping.json`
 * (in `folder` itself or in its `categorise/`), by the file's name. Throws when the folder or its mapping can't be read.
 */
export function readLedgers(folder: string): Map<string, LabelledRow[]> {
  const inner = join(folder, 'categorise');
  const base = existsSync(inner) ? inner : folder;
  const mapping = JSON.parse(readFileSync(join(base, 'mapping.json'), 'utf8')) as Mapping;
  const files = readdirSync(base).filter((file) => file.endsWith('.csv'));
  return new Map(
    files.sort().map((file) => {
      const source = file.replace(/\.csv$/, '');
      return [source, readRows(join(base, file), mapping.labels[source] ?? {})];
    }),
  );
}
