'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { useImportParams } from './import-params.ts';
import { useDropImport } from './import-queries.ts';

interface DropImportProps {
  id: string;
  /** “Cancel”, unless it says more. */
  label?: string | undefined;
  className?: string | undefined;
}

/** Lets go of an import that nothing was written of, and goes back to the list. */
export function DropImport({ id, label, className }: DropImportProps) {
  const t = useTranslations('ui');
  const { open } = useImportParams();
  const drop = useDropImport();
  return (
    <Button
      className={className}
      isBusy={drop.isPending}
      onClick={() => drop.mutate(id, { onSuccess: () => open(null) })}
    >
      {label ?? t('cancel')}
    </Button>
  );
}
