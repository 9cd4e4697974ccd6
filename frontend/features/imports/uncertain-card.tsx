'use client';

import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { type ReactNode, useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useAmountText } from '../../ui/amount-text.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { cx } from '../../ui/cx.ts';
import { Day } from '../../ui/day.tsx';
import { answerOf, type UncertainGroup } from './group-uncertain.ts';
import { entryId } from './use-chosen-lines.ts';
import { useReasonText } from './use-reason-text.ts';

interface UncertainCardProps {
  group: UncertainGroup;
  isCurrent: boolean;
  isDisabled: boolean;
  /** Undefined where cards can't be chosen. */
  isChosen: boolean | undefined;
  onChoose: (isRange: boolean) => void;
  onFocus: () => void;
  onAnswer: (answer: 'merge' | 'add' | 'skip') => void;
}

/** The file's line beside the ledger's, what differs marked, and the three answers. */
export function UncertainCard(props: UncertainCardProps) {
  const { group, isCurrent, isDisabled, isChosen, onFocus, onAnswer } = props;
  const t = useTranslations('imports');
  const format = useFormatter();
  const amountText = useAmountText();
  const reasonText = useReasonText();
  const titleId = useId();
  const [line] = group.lines;
  const { draft, twins, candidates } = line;
  const [candidate] = candidates;
  const answer = answerOf(group);
  const isMany = group.lines.length > 1;
  const canMerge = candidates.some(({ transactionId }) => transactionId !== null);
  const money = (amount: typeof draft.amount) =>
    amount === null ? '–' : amountText(amount, draft.currency ?? 'EUR', { sign: 'always', symbol: false });
  const rows = group.lines.map(({ row }) => format.number(row));
  const variant = (value: typeof answer, isLead: boolean) =>
    answer === value || (answer === null && isCurrent && isLead) ? 'lead' : 'outline';
  return (
    <article
      id={entryId(group.key)}
      tabIndex={-1}
      aria-labelledby={titleId}
      aria-current={isCurrent || undefined}
      onFocus={onFocus}
      className={cx(
        'border-b border-line-2 py-4 outline-none',
        answer !== null && 'text-ink-2',
        isChosen && 'bg-accent-soft',
      )}
    >
      <div className="flex items-center gap-2">
        {isChosen === undefined ? null : (
          <Checkbox
            aria-label={t('chooseLine', { payee: draft.payee ?? draft.descriptor })}
            checked={isChosen}
            onChange={(event) => props.onChoose(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
          />
        )}
        <h3 id={titleId}>
          {draft.payee ?? draft.descriptor}, {money(draft.amount)}
        </h3>
      </div>
      <p className="text-12 text-ink-2">
        {twins
          ? t('twins', { inFile: twins.inFile, inLedger: twins.inLedger, amount: money(draft.amount) })
          : candidate
            ? reasonText(candidate.reason)
            : null}
      </p>
      <div className={cx('my-2 overflow-hidden rounded-2 border', isCurrent ? 'border-accent-line' : 'border-line-2')}>
        <table className="w-full table-fixed text-12">
          <caption className="sr-only">{t('sideBySide')}</caption>
          <thead className="bg-sunken">
            <tr className="h-8">
              <td className="w-20" />
              <th scope="col" className="px-2 text-ink-2">
                {t('inFile')}
              </th>
              <th scope="col" className="px-2 text-ink-2">
                {t('inLedger')}
              </th>
            </tr>
          </thead>
          <tbody>
            <Compared
              name={t('date')}
              file={<DayOrDash date={draft.date} />}
              ledger={<DayOrDash date={candidate?.date ?? null} />}
              isDifferent={candidate !== undefined && candidate.date !== draft.date}
            />
            <Compared
              name={t('text')}
              file={draft.descriptor}
              ledger={candidate?.descriptor ?? candidate?.payee ?? '–'}
              isDifferent={candidate !== undefined && candidate.descriptor !== draft.descriptor}
            />
            <Compared
              name={t('amount')}
              file={money(draft.amount)}
              ledger={money(candidate?.amount ?? null)}
              isDifferent={candidate !== undefined && candidate.amount !== draft.amount}
            />
            {isMany ? (
              <Compared
                name={t('linesShort')}
                file={t('rowsOf', { count: rows.length, rows: rows.join(', ') })}
                ledger={format.number(twins?.inLedger ?? 0)}
                isDifferent
              />
            ) : null}
          </tbody>
        </table>
      </div>
      <p className="pb-2 text-12 text-ink-2 empty:hidden">
        {twins && twins.inLedger < twins.inFile
          ? t('likelySeveral', { count: twins.inLedger, rest: twins.inFile - twins.inLedger })
          : candidate
            ? t('alike', { share: format.number(candidate.score, { style: 'percent', maximumFractionDigits: 0 }) })
            : null}
      </p>
      <div className="flex flex-wrap gap-2">
        {canMerge ? (
          <Button
            size="small"
            variant={variant('merge', true)}
            aria-pressed={answer === 'merge'}
            disabled={isDisabled}
            shortcut={isCurrent ? 'M' : undefined}
            onClick={() => onAnswer('merge')}
          >
            {isMany && twins && twins.inLedger < group.lines.length
              ? t('mergeSome', { count: twins.inLedger })
              : t('merge')}
          </Button>
        ) : null}
        <Button
          size="small"
          variant={variant('add', !canMerge)}
          aria-pressed={answer === 'add'}
          disabled={isDisabled}
          shortcut={isCurrent ? 'A' : undefined}
          onClick={() => onAnswer('add')}
        >
          {t('add', { count: group.lines.length })}
        </Button>
        <Button
          size="small"
          variant={variant('skip', false)}
          aria-pressed={answer === 'skip'}
          disabled={isDisabled}
          shortcut={isCurrent ? 'S' : undefined}
          onClick={() => onAnswer('skip')}
        >
          {t('skip', { count: group.lines.length })}
        </Button>
      </div>
    </article>
  );
}

function DayOrDash({ date }: { date: PlainDate | null }) {
  return date ? <Day date={date} look="medium" /> : '–';
}

interface ComparedProps {
  name: string;
  file: ReactNode;
  ledger: ReactNode;
  isDifferent: boolean;
}

function Compared({ name, file, ledger, isDifferent }: ComparedProps) {
  const t = useTranslations('imports');
  const cell = cx('px-2 py-1 align-top break-words', isDifferent && 'font-medium text-ink');
  return (
    <tr>
      <th scope="row" className="px-2 py-1 align-top text-ink-2">
        {name}
        {isDifferent ? (
          <>
            <span aria-hidden="true" className="ml-1.5 inline-block size-1.5 rounded-full bg-warn-mark align-middle" />
            <span className="sr-only">, {t('differs')}</span>
          </>
        ) : null}
      </th>
      <td className={cell}>{file}</td>
      <td className={cell}>{ledger}</td>
    </tr>
  );
}
