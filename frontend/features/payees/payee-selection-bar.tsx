'use client';

import type { Payee } from '@expenseai/contracts/payees';
import { Merge, X } from 'lucide-react';
import { useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useShortcut } from '../../lib/keyboard.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useMergePayees, useSetUsual } from './payee-queries.ts';
import type { PayeeSelection } from './use-payee-selection.ts';

/** What is chosen, and what can be done with it: made one, or given one usual category. */
export function PayeeSelectionBar({ selection }: { selection: PayeeSelection }) {
  const t = useTranslations('payeeList');
  const tUi = useTranslations('ui');
  const format = useFormatter();
  const merge = useMergePayees();
  const setUsual = useSetUsual();
  const buttons = useRef<HTMLSpanElement>(null);
  const press = (at: number) => buttons.current?.querySelectorAll('button')[at]?.click();
  const { payees, clear } = selection;
  const canMerge = payees.length > 1 && !merge.isPending;
  useShortcut(canMerge ? { keys: 'm', description: t('keys.merge'), run: () => press(0) } : null);
  useShortcut({ keys: 'c', description: t('usual'), run: () => press(1) });
  useShortcut({ keys: 'Escape', description: t('keys.clear'), run: clear });
  // What most lines name is most often what the others are meant to be.
  const byLines = payees.toSorted((a, b) => (b.lines ?? 0) - (a.lines ?? 0));
  const lines = payees.reduce((sum, payee) => sum + (payee.lines ?? 0), 0);
  const shown = (count: number) => t('lineCount', { count, shown: format.number(count) });

  function mergeInto(id: string) {
    const into = payees.find((payee) => payee.id === id);
    const others = payees.filter((payee) => payee.id !== id);
    if (!into) return;
    const onSuccess = () => {
      clear();
      // The bar has gone, and the focus with it.
      document.querySelector<HTMLElement>(`[data-payee="${id}"]`)?.focus();
    };
    merge.mutate({ payees: others, into }, { onSuccess });
  }

  return (
    <section
      aria-label={t('selection')}
      className="sticky bottom-[calc(var(--bottombar)+16px)] z-10 mx-auto mt-4 flex min-h-11 w-fit max-w-full items-center gap-1 rounded-2 border border-line-2 bg-surface pr-1.5 pl-4 text-13 shadow-overlay max-wide:w-full max-wide:flex-wrap max-wide:py-1"
    >
      <p aria-live="polite" className="mr-2 max-wide:mr-auto">
        <span className="font-medium">
          {t('selected', { count: payees.length, shown: format.number(payees.length) })}
        </span>{' '}
        <span className="whitespace-nowrap text-ink-2">{shown(lines)}</span>
      </p>
      <span ref={buttons} className="flex items-center gap-1 max-wide:-ml-3 max-wide:w-full max-wide:justify-between">
        <Combobox
          label={t('mergeInto')}
          groups={[{ label: t('mergeInto'), items: byLines.map((payee) => asItem(payee, shown(payee.lines ?? 0))) }]}
          value={null}
          onChange={mergeInto}
          trigger={(props) => (
            <Button
              {...props}
              variant="quiet"
              size="small"
              shortcut="M"
              disabled={!canMerge}
              isBusy={merge.isPending}
              icon={<Merge aria-hidden="true" />}
            >
              {t('mergeInto')}
            </Button>
          )}
        />
        <CategoryPicker
          value={null}
          onChange={(categoryId) => setUsual.mutate({ ids: payees.map((payee) => payee.id), categoryId })}
          trigger={(props) => (
            <Button {...props} variant="quiet" size="small" shortcut="C">
              {t('usual')}
            </Button>
          )}
        />
      </span>
      <span aria-hidden="true" className="mx-1 h-5 border-l border-line-2 max-wide:hidden" />
      <IconButton
        size="small"
        label={tUi('clear')}
        icon={<X aria-hidden="true" />}
        onClick={clear}
        className="max-wide:order-first max-wide:-ml-3"
      />
    </section>
  );
}

function asItem({ id, name }: Payee, detail: string) {
  return { value: id, label: name, detail };
}
