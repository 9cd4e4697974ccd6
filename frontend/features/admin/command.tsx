import { Copy } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { copyText } from '../../lib/copy-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** A command of the server's operator, to be taken along to its terminal. */
export function Command({ command }: { command: string }) {
  const t = useTranslations('admin.command');
  const copy = async () => showToast({ message: (await copyText(command)) ? t('copied') : t('byHand') });
  return (
    <p className="flex items-center gap-1">
      <code className="min-w-0 rounded-1 bg-sunken px-2 py-1 text-12 wrap-anywhere text-ink select-all">{command}</code>
      <IconButton
        size="small"
        label={t('copy', { command })}
        icon={<Copy aria-hidden="true" className="size-4" />}
        onClick={() => void copy()}
      />
    </p>
  );
}
