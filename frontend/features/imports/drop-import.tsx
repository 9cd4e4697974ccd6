'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { useImportParams } from './import-params.ts';
import { useDropImport } from './import-queries.ts';

/** Lets go of an import that nothing was written of, and goes back to the list. */
export function DropImport({ id, className }: { id: string; className?: string | undefined }) {
  const t = useTranslations('ui');
  const { open } = useImportParams();
  const drop = useDropImport();
  return (
    <Button
      className={className}
      isBusy={drop.isPending}
      onClick={() => drop.mutate(id, { onSuccess: () => open(null) })}
    >
      {t('cancel')}
    </Button>
  );
}
