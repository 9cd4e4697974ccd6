'use client';

import type { ImportLine } from '@expenseai/contracts/imports';
import { useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';
import { paths } from '../../lib/paths.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import type { Answer, DuplicateItem } from './inbox-item.ts';
import { useUndecidedLine } from './inbox-queries.ts';
import { SideBySide } from './side-by-side.tsx';
import { useQuestion } from './use-question.ts';

interface DuplicateDecisionProps {
  item: DuplicateItem;
  canEdit: boolean;
  onAnswer: (answer: Answer) => void;
  onLater: () => void;
}

/** A line that the ledger may have already: the file's beside the ledger's, and the three answers. */
export function DuplicateDecision({ item, canEdit, onAnswer, onLater }: DuplicateDecisionProps) {
  const t = useTranslations('inbox');
  const problemText = useProblemText();
  const titleId = useId();
  const question = useQuestion();
  const { line, isPending, error } = useUndecidedLine(item);
  return (
    <section aria-labelledby={titleId} className="pb-6">
      <h2 id={titleId} tabIndex={-1} data-question className="text-20 font-semibold break-words outline-none">
        {question(item)}
      </h2>
      {line ? <Likeness line={line} /> : null}
      {isPending ? <SkeletonRows rows={4} className="mt-4" /> : null}
      {!line && !isPending ? (
        <div className="mt-4">
          <ErrorLine what={t('lineNotLoaded')} next={error ? problemText(error) : undefined} />
        </div>
      ) : null}
      {line ? <SideBySide line={line} currency={item.currency} /> : null}
      {canEdit ? (
        <Answers line={line} onAnswer={onAnswer} onLater={onLater} />
      ) : (
        <p className="pt-3 text-13 text-ink-2">{t('viewer')}</p>
      )}
      <p className="flex flex-wrap gap-x-5 pt-6 text-12">
        <Link href={paths.transactions({ q: item.q })} className="link hit-44">
          {t('near')}
        </Link>
        <Link href={paths.imports({ id: item.importId, tab: 'uncertain' })} className="link hit-44">
          {t('toImport')}
        </Link>
      </p>
    </section>
  );
}

function Likeness({ line: { candidates, twins } }: { line: ImportLine }) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const [candidate] = candidates;
  return (
    <p className="mt-1 text-ink-2">
      {twins && twins.inFile > 1
        ? t('twins', { inFile: format.number(twins.inFile), inLedger: format.number(twins.inLedger) })
        : candidate
          ? t('alike', { share: format.number(candidate.score, { style: 'percent', maximumFractionDigits: 0 }) })
          : t('noCandidate')}
    </p>
  );
}

interface AnswersProps {
  line: ImportLine | undefined;
  onAnswer: (answer: Answer) => void;
  onLater: () => void;
}

/** What each answer means stands below it. */
function Answers({ line, onAnswer, onLater }: AnswersProps) {
  const t = useTranslations('inbox');
  const canMerge = line?.candidates.some(({ transactionId }) => transactionId !== null) ?? false;
  // What is likelier is what Enter says.
  const lead = canMerge && (line?.candidates[0]?.score ?? 0) >= 0.5 ? 'merge' : 'add';
  const say = (action: 'add' | 'skip' | 'merge') => onAnswer({ kind: 'line', action });
  useShortcut(line ? { keys: 'Enter', description: t('keys.accept'), run: () => say(lead) } : null);
  useShortcut(canMerge ? { keys: 'm', description: t('keys.merge'), run: () => say('merge') } : null);
  useShortcut(line ? { keys: 'a', description: t('keys.add'), run: () => say('add') } : null);
  useShortcut(line ? { keys: 's', description: t('keys.skip'), run: () => say('skip') } : null);
  const answer = (action: 'add' | 'skip' | 'merge', key: string) => (
    <Button
      variant={action === lead ? 'lead' : 'outline'}
      shortcut={key}
      disabled={!line || (action === 'merge' && !canMerge)}
      onClick={() => say(action)}
    >
      {t(`answers.${action}`)}
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pt-4">
        {canMerge ? answer('merge', 'M') : null}
        {answer('add', 'A')}
        {answer('skip', 'S')}
        <Button variant="quiet" shortcut="→" className="ml-auto" onClick={onLater}>
          {t('later')}
        </Button>
      </div>
      <p className="max-w-140 pt-3 text-12 text-ink-2">
        {canMerge ? `${t('answers.mergeMeans')} ` : null}
        {t('answers.othersMean')}
      </p>
    </>
  );
}
