'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useShortcut } from '../../lib/keyboard.ts';
import { Button } from '../../ui/button.tsx';
import { SelectionBar } from '../../ui/selection-bar.tsx';
import type { LineKind } from './import-params.ts';
import type { ChosenDecision } from './use-decide-chosen.ts';

interface LineSelectionBarProps {
  kind: Exclude<LineKind, 'invalid'>;
  count: number;
  onDecide: (decision: ChosenDecision) => void;
  onClear: () => void;
}

/** How many lines are chosen, and what can be decided on all of them at once. */
export function LineSelectionBar({ kind, count, onDecide, onClear }: LineSelectionBarProps) {
  const t = useTranslations('imports');
  const tUi = useTranslations('ui');
  const tCategories = useTranslations('categories');
  const format = useFormatter();
  const [isPicking, setPicking] = useState(false);
  const act = (action: 'add' | 'skip') => () => onDecide({ action });
  // Over those of the uncertain lines beside the list, which wait while lines are chosen.
  useShortcut({ keys: 'c', description: t('keys.category'), run: () => setPicking(true) });
  useShortcut({ keys: 'a', description: t('keys.addChosen'), run: act('add') });
  useShortcut({ keys: 's', description: t('keys.skipChosen'), run: act('skip') });
  const category = (trigger: object) => (
    <Button variant="quiet" size="small" shortcut="C" onClick={() => setPicking(true)} {...trigger}>
      {tCategories('category')}
    </Button>
  );
  return (
    <SelectionBar
      isAboveFooter
      label={t('selection')}
      count={<span className="font-medium">{t('chosenCount', { count, shown: format.number(count) })}</span>}
      actions={
        <>
          {isPicking ? (
            <CategoryPicker
              openAtFirst
              value={null}
              onChange={(id) => onDecide({ category: { id } })}
              onClose={() => setPicking(false)}
              trigger={category}
            />
          ) : (
            category({})
          )}
          <Button variant="quiet" size="small" shortcut="A" onClick={act('add')}>
            {t(kind === 'new' ? 'take' : kind === 'duplicate' ? 'addAnyway' : 'addAsNew')}
          </Button>
          <Button variant="quiet" size="small" shortcut="S" onClick={act('skip')}>
            {t('skipChosen')}
          </Button>
        </>
      }
      clearLabel={tUi('clear')}
      onClear={onClear}
    />
  );
}
