'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useMedia } from '../../lib/use-media.ts';
import { Chip, ChipButton } from '../../ui/chip.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useAnswer } from './import-queries.ts';
import { useInferenceText } from './use-inference-text.ts';
import { useRemarkText } from './use-remark-text.ts';

type Inference = Import['inferences'][number];

/** Below this a reading is shown with how sure it is. */
const sureFrom = 0.9;

/** What was read from the whole file, each changeable; what only a person can say comes first, in amber. */
export function InferenceChips({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const canEdit = useLedger().role !== 'viewer' && item.status !== 'done';
  const text = useInferenceText();
  const reasonText = useRemarkText('inferenceReasons');
  const [isUnfolded, setUnfolded] = useState(false);
  const { mutate } = useAnswer(item.id);
  const asked = new Set(item.questions.map((question) => question.field));
  const answer = (field: string, value: string) => mutate({ answers: { [field]: value } });
  const settled = item.inferences.filter((inference) => !asked.has(inference.field) && inference.value !== '');
  // On a phone what is sure stays folded until it is asked for.
  const isFolded = useMedia('phone') && !isUnfolded;
  const shown = isFolded ? settled.filter((inference) => inference.confidence < sureFrom) : settled;
  return (
    <ul aria-label={t('detected')} className="flex flex-wrap gap-1.5">
      {item.questions.map(({ field, options }) => (
        <li key={field} className="max-w-full">
          <ChoiceChip
            name={text.field(field)}
            shown={t('pleaseChoose')}
            isAsked
            isDisabled={!canEdit}
            value=""
            options={options.map((option) => ({ ...option, label: text.value(field, option) }))}
            onChange={(value) => answer(field, value)}
          />
        </li>
      ))}
      {shown.map((inference) => (
        <li key={inference.field} className="max-w-full">
          <ChoiceChip
            name={text.field(inference.field)}
            shown={text.value(inference.field, labelled(inference))}
            confidence={inference.confidence < sureFrom ? inference.confidence : undefined}
            isDisabled={!canEdit}
            why={reasonText([inference.because], inference.reason)}
            value={inference.value}
            options={inference.options.map((option) => ({ ...option, label: text.value(inference.field, option) }))}
            onChange={(value) => answer(inference.field, value)}
          />
        </li>
      ))}
      {shown.length < settled.length ? (
        <li>
          <ChipButton aria-expanded={false} onClick={() => setUnfolded(true)}>
            {t('moreReadings', { count: settled.length - shown.length })}
          </ChipButton>
        </li>
      ) : null}
    </ul>
  );
}

function labelled({ value, options }: Inference): { value: string; label: string } {
  return options.find((option) => option.value === value) ?? { value, label: value };
}

interface ChoiceChipProps {
  name: string;
  shown: string;
  confidence?: number | undefined;
  isAsked?: boolean;
  /** How it was read. */
  why?: string | undefined;
  isDisabled: boolean;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

function ChoiceChip({ name, shown, confidence, isAsked, isDisabled, why, value, options, onChange }: ChoiceChipProps) {
  const state = isAsked ? 'asked' : 'settled';
  if (isDisabled || options.length < 2) {
    return (
      <Chip name={name} state={state} confidence={confidence}>
        {shown}
      </Chip>
    );
  }
  return (
    <Menu
      label={name}
      entries={[
        { kind: 'choice', label: name, value, options, onChange },
        ...(why ? [{ kind: 'line' as const }, { kind: 'text' as const, content: <WhyText>{why}</WhyText> }] : []),
      ]}
      trigger={(props) => (
        <ChipButton {...props} name={name} state={state} confidence={confidence} hasMenu>
          {shown}
        </ChipButton>
      )}
    />
  );
}

function WhyText({ children }: { children: string }) {
  return <span className="block max-w-60 text-12 font-regular whitespace-normal text-ink-2">{children}</span>;
}
