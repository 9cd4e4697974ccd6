'use client';

import { Copy, Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { copyText } from '../../lib/copy-text.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** The codes for the day the phone is gone; they are shown this once, so they can be taken along. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations('security');
  const text = `${codes.join('\n')}\n`;

  async function copy() {
    showToast({ message: t((await copyText(text)) ? 'codesCopied' : 'codesNotCopied') });
  }

  function save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = 'expenseai-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <div className="grid gap-4">
      <p className="text-13 text-ink-2">{t('codesAbout')}</p>
      <ol aria-label={t('recoveryCodes')} className="grid gap-x-6 gap-y-1 wide:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="text-13">{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
          {t('copyCodes')}
        </Button>
        <Button icon={<Download aria-hidden="true" />} onClick={save}>
          {t('saveCodes')}
        </Button>
      </div>
    </div>
  );
}
