'use client';

import { FlaskConical, Lock, PencilLine, Upload } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { commandBar, offeredFiles } from '../../lib/handover.ts';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { useOpenDemo } from './onboarding-queries.ts';
import { Step } from './step.tsx';

interface BringStepProps {
  onBack: () => void;
  onLeave: (to?: string) => void;
}

/** The three ways to begin: bank files, a first expense, or a look around. */
export function BringStep({ onBack, onLeave }: BringStepProps) {
  const t = useTranslations('onboarding');
  const input = useRef<HTMLInputElement>(null);
  const demo = useOpenDemo();
  const bring = (files: readonly File[]) => {
    if (files.length === 0) return;
    offeredFiles.offer(files);
    onLeave(paths.imports());
  };
  return (
    <Step
      number={3}
      title={t('bringTitle')}
      intro={t('bringIntro')}
      error={demo.error}
      onSkip={() => onLeave()}
      onBack={onBack}
    >
      <div className="grid justify-items-center gap-2 rounded-2 border border-dashed border-mark px-4 py-6 text-center text-13">
        <Upload aria-hidden="true" className="size-5 text-ink-3" />
        <p className="font-medium max-wide:hidden">{t('drop')}</p>
        <p className="text-12 text-ink-2">{t('kinds')}</p>
        <Button variant="filled" onClick={() => input.current?.click()} className="mt-1">
          {t('choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.ofx,.qfx,text/csv,text/plain,application/x-ofx"
          hidden
          onChange={(event) => bring([...(event.currentTarget.files ?? [])])}
        />
      </div>
      <ul className="grid text-13">
        <Way
          icon={<PencilLine aria-hidden="true" />}
          title={t('typeTitle')}
          text={t('typeText')}
          action={
            <Button
              onClick={() => {
                commandBar.offer('add');
                onLeave();
              }}
            >
              {t('type')}
            </Button>
          }
        />
        <Way
          icon={<FlaskConical aria-hidden="true" />}
          title={t('demoTitle')}
          text={t('demoText')}
          action={
            <Button isBusy={demo.isPending} onClick={() => demo.mutate(t('demoName'), { onSuccess: () => onLeave() })}>
              {t('openDemo')}
            </Button>
          }
        />
        <Way icon={<Lock aria-hidden="true" />} text={t('private')} />
      </ul>
    </Step>
  );
}

function Way({ icon, title, text, action }: { icon: ReactNode; title?: string; text: string; action?: ReactNode }) {
  return (
    <li className="flex items-center gap-3 border-t border-line py-3 [&>.lucide]:shrink-0 [&>.lucide]:text-ink-3">
      {icon}
      <p className="flex-1">
        {title ? <span className="block font-medium">{title}</span> : null}
        <span className="text-12 text-ink-2">{text}</span>
      </p>
      {action}
    </li>
  );
}
