'use client';

import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { offeredFiles } from '../../lib/handover.ts';
import { paths } from '../../lib/paths.ts';

/** A file dropped anywhere in the window goes to the import, and never replaces the page. */
export function DropAnywhere({ isReady }: { isReady: boolean }) {
  const t = useTranslations('frame');
  const router = useRouter();
  const isOver = useFileDrop(isReady, (files) => {
    offeredFiles.offer(files);
    router.push(paths.imports());
  });
  if (!isOver) return null;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-4 wide:p-8"
    >
      <div className="grid size-full place-content-center justify-items-center gap-2 rounded-2 border border-dashed border-accent bg-accent-soft text-16 font-semibold text-accent-ink">
        <Upload className="size-5" />
        {t('dropToImport')}
      </div>
    </div>
  );
}

/** True while files are dragged over the window. */
function useFileDrop(isReady: boolean, onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(isReady);
    };
    // Leaving one element for another has a related target; leaving the window has none.
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (isReady && files.length > 0) onFiles(files);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [isReady, onFiles]);
  return isOver;
}
