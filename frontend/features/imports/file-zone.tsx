'use client';

import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';

/** Chooses files; what is dropped anywhere in the window comes the same way. */
export function FileZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations('imports');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="grid justify-items-center gap-2 rounded-2 border border-dashed border-mark px-4 py-8 text-center text-13">
      <Upload aria-hidden="true" className="size-5 text-ink-3" />
      <p className="font-medium max-wide:hidden">{t('drop')}</p>
      <p className="max-w-100 text-12 text-ink-2">{t('kinds')}</p>
      <Button variant="lead" onClick={() => input.current?.click()} className="mt-1">
        {t('choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept=".csv,.tsv,.txt,.ofx,.qfx,text/csv,text/plain,application/x-ofx"
        hidden
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
