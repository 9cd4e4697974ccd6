'use client';

import { useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import type { Upload } from './upload-queue.ts';
import { uploadQueue, useUploads } from './use-uploads.ts';

/** Files on their way to the server. */
export function UploadList() {
  const t = useTranslations('imports');
  const uploads = useUploads();
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={t('sending')} className="mt-4 text-13">
      {uploads.map((upload) => (
        <UploadEntry key={upload.key} upload={upload} />
      ))}
    </ul>
  );
}

function UploadEntry({ upload: { key, name, state, share, error } }: { upload: Upload }) {
  const t = useTranslations('imports');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  const isOnItsWay = state === 'waiting' || state === 'sending';
  return (
    <li className="grid gap-2 border-b border-line py-2.5">
      <div className="flex items-center gap-3">
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
        {isOnItsWay ? (
          <span className="text-12 text-ink-2">{state === 'waiting' ? t('waiting') : t('sending')}</span>
        ) : null}
        <Button
          size="small"
          aria-label={t(isOnItsWay ? 'cancelFile' : 'leaveOutFile', { file: name })}
          onClick={() => uploadQueue().cancel(key)}
        >
          {isOnItsWay ? tUi('cancel') : t('leaveOut')}
        </Button>
      </div>
      {state === 'sending' ? <ProgressBar label={t('sendingFile', { file: name })} share={share} /> : null}
      {state === 'lost' ? <ErrorLine what={t('notSent')} next={t('cutOff')} /> : null}
      {state === 'failed' ? (
        <ErrorLine
          what={t('notSent')}
          next={problemText(error)}
          action={
            <Button size="small" onClick={() => uploadQueue().retry(key)}>
              {tUi('tryAgain')}
            </Button>
          }
        />
      ) : null}
    </li>
  );
}
