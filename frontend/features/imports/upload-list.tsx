'use client';

import { useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import type { Upload } from './use-uploads.ts';

interface UploadListProps {
  uploads: readonly Upload[];
  onCancel: (key: string) => void;
  onRetry: (key: string) => void;
}

/** Files on their way to the server. */
export function UploadList({ uploads, onCancel, onRetry }: UploadListProps) {
  const t = useTranslations('imports');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={t('sending')} className="mt-4 text-13">
      {uploads.map(({ key, file, state, share, error }) => (
        <li key={key} className="grid gap-2 border-b border-line py-2.5">
          <div className="flex items-center gap-3">
            <span className="min-w-0 flex-1 truncate font-medium">{file.name}</span>
            {state === 'failed' ? null : (
              <span className="text-12 text-ink-2">{state === 'waiting' ? t('waiting') : t('sending')}</span>
            )}
            <Button size="small" onClick={() => onCancel(key)}>
              {state === 'failed' ? t('leaveOut') : tUi('cancel')}
            </Button>
          </div>
          {state === 'sending' ? <ProgressBar label={t('sendingFile', { file: file.name })} share={share} /> : null}
          {state === 'failed' ? (
            <ErrorLine
              what={t('notSent')}
              next={problemText(error)}
              action={
                <Button size="small" onClick={() => onRetry(key)}>
                  {tUi('tryAgain')}
                </Button>
              }
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
