'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { Copy, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { paths } from '../../lib/paths.ts';
import { payeeText } from '../../lib/payee-text.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { Amount } from '../../ui/amount.tsx';
import { useAmountText } from '../../ui/amount-text.ts';
import { CategoryMark } from '../../ui/category-mark.tsx';
import type { BarOption } from './bar-option.ts';
import type { Draft } from './draft.ts';
import { useFound } from './find-queries.ts';
import { findQuery } from './find-query.ts';
import { matchesWords } from './match-words.ts';

interface Wanted {
  text: string;
  /** The transaction that the line becomes; null where it is words to find or a command. */
  draft: Draft | null;
  commands: readonly BarOption[];
  /** The last transaction with the draft's payee. */
  same: Transaction | undefined;
  onSame: (transaction: Transaction) => void;
}

interface BarOptions {
  options: BarOption[];
  /** Nothing was found, and that is known. */
  isEmpty: boolean;
}

const mostCommands = 5;

/** What the list offers for what was typed: of nothing the pages and actions, else what fits and what is found. */
export function useBarOptions({ text, draft, commands, same, onSame }: Wanted): BarOptions {
  const t = useTranslations('quickAdd');
  const router = useRouter();
  const typed = text.trim();
  // Of a transaction only its payee is worth finding; its amount and day are new.
  const q = typed === '' ? null : findQuery(draft ? (draft.payee.value ?? draft.notes ?? typed) : typed);
  const found = useFound(q);
  const summarise = useSummaryText();
  const toOption = useFoundOption(q);
  if (typed === '' || q === null) return { options: [...commands], isEmpty: false };

  const fitting = commands.filter(({ label }) => matchesWords(typed, label)).slice(0, mostCommands);
  const count = found.summary?.count ?? 0;
  const showAll: BarOption[] =
    count > 0
      ? [
          {
            key: 'all',
            group: draft ? t('or') : t('transactions'),
            icon: <Search aria-hidden="true" />,
            label: t('find', { words: draft?.payee.value ?? typed }),
            detail: found.summary ? summarise(found.summary) : undefined,
            run: () => router.push(paths.transactions({ q })),
          },
        ]
      : [];
  if (draft) {
    const again: BarOption[] =
      same && draft.kind !== 'transfer'
        ? [
            {
              key: 'same',
              group: t('or'),
              icon: <Copy aria-hidden="true" />,
              label: t('sameAs', { payee: same.payee?.name ?? '' }),
              end: <LastTime transaction={same} />,
              run: () => onSame(same),
              staysOpen: true,
            },
          ]
        : [];
    return { options: [...again, ...showAll, ...fitting], isEmpty: false };
  }
  const options = [...fitting, ...found.items.map(toOption), ...showAll];
  return { options, isEmpty: found.isCurrent && options.length === 0 };
}

function useFoundOption(q: string | null): (transaction: Transaction) => BarOption {
  const t = useTranslations('quickAdd');
  const format = useFormatter();
  const router = useRouter();
  const { accounts, categories } = useReference();
  return (transaction) => {
    const { id, splits, amount, currency, transferId, date } = transaction;
    return {
      key: id,
      group: t('transactions'),
      icon: <CategoryMark colour={categories.get(splits[0]?.categoryId ?? '')?.colour ?? 'none'} className="mx-1" />,
      label: payeeText(transaction, accounts) ?? t('nobody'),
      detail: format.dateTime(new Date(`${date}T00:00:00Z`), {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }),
      end: (
        <Amount amount={amount} currency={currency} kind={transferId === null ? 'movement' : 'transfer'} hasSymbol />
      ),
      run: () => router.push(paths.transactions({ q: q ?? undefined, open: id })),
    };
  };
}

function LastTime({ transaction }: { transaction: Transaction }) {
  const { currency } = useLedger();
  return (
    <Amount amount={transaction.amount} currency={transaction.currency} hasSymbol={transaction.currency !== currency} />
  );
}

/** `6 transactions, 271.40 out`. */
function useSummaryText() {
  const t = useTranslations('quickAdd');
  const format = useFormatter();
  const amountText = useAmountText();
  return ({ count, sums }: NonNullable<ReturnType<typeof useFound>['summary']>) => {
    const [only] = sums;
    const shown = t('count', { count, shown: format.number(count) });
    if (!only || sums.length > 1) return shown;
    return `${shown}, ${amountText(only.net, only.currency, { sign: 'always' })}`;
  };
}
