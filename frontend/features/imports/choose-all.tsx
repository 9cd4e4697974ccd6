'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { useModifier } from '../../lib/use-modifier.ts';
import type { Selection } from '../../lib/use-selection.ts';
import { Button } from '../../ui/button.tsx';

/** Chooses all lines of a kind, or none. */
export function ChooseAll({ selection, total }: { selection: Selection; total: number }) {
  const t = useTranslations('imports');
  const format = useFormatter();
  const modifier = useModifier();
  return (
    <Button
      variant="quiet"
      size="small"
      shortcut={`${modifier}A`}
      aria-pressed={selection.isAll}
      onClick={selection.toggleAll}
    >
      {t('chooseAll', { count: format.number(total) })}
    </Button>
  );
}
