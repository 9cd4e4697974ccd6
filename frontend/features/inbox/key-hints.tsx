import { useTranslations } from 'use-intl';
import { Kbd } from '../../ui/kbd.tsx';

/** The keys that decide, for the eye; the sheet of shortcuts has them for everybody. */
export function KeyHints({ isDuplicate }: { isDuplicate: boolean }) {
  const t = useTranslations('inbox.hints');
  const hints: [keys: string[], text: string][] = [
    ...(isDuplicate
      ? ([[['M', 'A', 'S'], t('decide')]] as [string[], string][])
      : ([
          [['↵'], t('accept')],
          [['1', '–', '5'], t('decide')],
          [['C'], t('other')],
        ] as [string[], string][])),
    [['→'], t('later')],
    [['J', 'K'], t('move')],
    [['U'], t('undo')],
  ];
  return (
    <div
      aria-hidden="true"
      className="sticky bottom-0 mt-auto flex flex-wrap gap-x-5 gap-y-2 border-t border-line bg-surface py-3.5 text-12 text-ink-2 touch:hidden"
    >
      {hints.map(([keys, text]) => (
        <span key={text} className="inline-flex items-center gap-1.5">
          {keys.map((key) => (key === '–' ? <span key={key}>–</span> : <Kbd key={key}>{key}</Kbd>))}
          {text}
        </span>
      ))}
    </div>
  );
}
