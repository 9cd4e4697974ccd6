import type { Category } from '@expenseai/contracts/categories';
import type { Transaction } from '@expenseai/contracts/transactions';
import type { CategoryItem } from './inbox-item.ts';

export interface CategoryOption {
  categoryId: string;
  /** Why it is offered: the suggestion, proposed for some of the lines, chosen a moment ago, likely, or like the suggestion. */
  reason: 'suggestion' | 'lines' | 'recent' | 'likely' | 'near';
  /** Of `lines`: how many. */
  count: number;
  /** 0–1; null of what is too unlikely to be counted. */
  confidence: number | null;
}

interface Given {
  item: Pick<CategoryItem, 'suggestion' | 'sum'>;
  lines: readonly Pick<Transaction, 'categoryId'>[];
  /** Category ids of the decisions before, newest first. */
  recent: readonly string[];
  categories: ReadonlyMap<string, Category>;
}

/** As many as there are keys that a hand finds without looking. */
const most = 5;

/** The categories that are one key away: the suggestion first, then the likeliest others. */
export function categoryOptions({ item, lines, recent, categories }: Given): CategoryOption[] {
  const { suggestion, sum } = item;
  const byLines = new Map<string, number>();
  for (const { categoryId } of lines) {
    if (categoryId !== null) byLines.set(categoryId, (byLines.get(categoryId) ?? 0) + 1);
  }
  const found: CategoryOption[] = [];
  const confidences = new Map(
    [suggestion ?? [], suggestion?.others ?? []].flat().map((one) => [one.categoryId, one.confidence]),
  );
  const offer = (categoryId: string, reason: CategoryOption['reason'], count = 0) => {
    const category = categories.get(categoryId);
    const isKnown = found.some((option) => option.categoryId === categoryId);
    if (category && !category.isArchived && !isKnown && found.length < most) {
      found.push({ categoryId, reason, count, confidence: confidences.get(categoryId) ?? null });
    }
  };
  const kind = sum > 0 ? 'income' : 'expense';
  if (suggestion) offer(suggestion.categoryId, 'suggestion');
  for (const [categoryId, count] of [...byLines].sort((a, b) => b[1] - a[1])) offer(categoryId, 'lines', count);
  for (const categoryId of recent) if (categories.get(categoryId)?.kind === kind) offer(categoryId, 'recent');
  for (const { categoryId } of suggestion?.others ?? []) offer(categoryId, 'likely');
  const group = categories.get(suggestion?.categoryId ?? '')?.groupId;
  const near = [...categories.values()]
    .filter((category) => category.kind === kind && (group === undefined || category.groupId === group))
    .sort((a, b) => a.position - b.position);
  for (const { id } of near) offer(id, 'near');
  return found;
}
