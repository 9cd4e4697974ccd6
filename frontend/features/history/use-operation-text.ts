import type { Operation } from '@expenseai/contracts/operations';
import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type history from '../../messages/en/history.json';
import { factsOf, kindOf, type OperationFacts } from './operation-facts.ts';

interface OperationText {
  title: string;
  /** What it was about; empty where there is no more to say. */
  detail: string;
}

type Field = keyof typeof history.operations.fields;

const fields = [
  'name',
  'currency',
  'monthStart',
  'timeZone',
  'monthlyIncome',
  'savingGoal',
  'reviewThreshold',
  'date',
  'accountId',
  'amount',
  'payee',
  'categoryId',
  'splits',
  'notes',
  'tags',
  'addTags',
  'removeTags',
  'paymentMethod',
  'status',
  'isReviewed',
  'kind',
  'icon',
  'colour',
  'groupId',
  'position',
  'openingBalance',
  'number',
  'isClosed',
  'aliases',
  'defaultCategoryId',
  'query',
] as const satisfies readonly Field[];

/** An operation as a sentence in two parts. */
export function useOperationText(): (operation: Operation) => OperationText {
  const t = useTranslations('operations');
  const format = useFormatter();
  return useCallback(
    (operation) => {
      const kind = kindOf(operation);
      const facts = factsOf(operation);
      const count = facts.count ?? operation.touched;
      const words = [
        ...new Set(
          facts.fields.flatMap((field) => {
            const known = fields.find((candidate) => candidate === field);
            return known ? [t(`fields.${known}`)] : [];
          }),
        ),
      ];
      const changed = words.length > 0 ? format.list(words, { type: 'conjunction' }) : '';
      const lines = t('lineCount', { count, shown: format.number(count) });
      if (kind === null) return { title: t('unknown'), detail: lines };
      const key = `kinds.${kind.replace('.', '-') as Dashed<typeof kind>}` as const;
      const title = t(key, { isTransfer: facts.isTransfer ? 'yes' : 'no', action: facts.action ?? 'other' });
      return { title, detail: detailOf() };

      function detailOf(): string {
        switch (kind) {
          case 'ledger.create':
            return facts.isDemo ? t('demo') : '';
          case 'ledger.update':
          case 'transaction.update':
            return changed;
          case 'transaction.create':
          case 'transaction.delete':
          case null:
            return '';
          case 'transaction.bulk-update':
            return [lines, changed].filter(Boolean).join(': ');
          case 'transaction.bulk-delete':
            return lines;
          case 'category.merge':
          case 'payee.merge':
          case 'tag.merge':
            return mergeText(facts);
          case 'payee.bulk-update':
            return [t('payeeCount', { count, shown: format.number(count) }), changed].filter(Boolean).join(': ');
          case 'import.commit':
            return `${facts.fileName ?? ''}: ${importText(facts)}`;
          case 'import.decide':
            return facts.fileName ?? '';
          case 'member.add':
          case 'member.update':
            return [facts.name, isRole(facts.role) ? t(`roles.${facts.role}`) : null].filter(Boolean).join(', ');
          case 'member.remove':
            return facts.isLeaving ? t('left', { name: facts.name ?? '' }) : (facts.name ?? '');
          default:
            return namedText(facts, changed);
        }
      }

      function mergeText({ name = '', newName = '', others = 0 }: OperationFacts): string {
        const merged = t('mergedInto', { name, others, shown: format.number(others), into: newName });
        return `${merged}, ${lines}`;
      }

      function importText({ added = 0, merged = 0, duplicate = 0 }: OperationFacts): string {
        const parts = [
          t('added', { count: added, shown: format.number(added) }),
          ...(merged > 0 ? [t('merged', { count: merged, shown: format.number(merged) })] : []),
          ...(duplicate > 0 ? [t('duplicate', { count: duplicate, shown: format.number(duplicate) })] : []),
        ];
        return parts.join(', ');
      }

      function namedText({ name = '', newName, isArchived }: OperationFacts, rest: string): string {
        if (newName !== undefined && newName !== name) return `${name} → ${newName}`;
        if (isArchived !== undefined) return t(isArchived ? 'archived' : 'restored', { name });
        return rest === '' ? name : `${name}: ${rest}`;
      }
    },
    [format, t],
  );
}

type Dashed<Kind extends string> = Kind extends `${infer A}.${infer B}` ? `${A}-${B}` : never;

function isRole(role: string | undefined): role is 'owner' | 'editor' | 'viewer' {
  return role === 'owner' || role === 'editor' || role === 'viewer';
}
