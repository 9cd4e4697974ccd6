'use client';

import { Plus, Search } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { CommandWish } from '../../lib/handover.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { PopupContainer } from '../../ui/popup-container.ts';
import { ErrorLine } from '../../ui/status-line.tsx';
import { BarFooter } from './bar-footer.tsx';
import { EntryChips, type EntryChipsProps } from './entry-chips.tsx';
import { isComplete } from './entry-draft.ts';
import { EntryQuestions } from './entry-questions.tsx';
import { LineInput } from './line-input.tsx';
import { OptionList, optionId } from './option-list.tsx';
import { useCommandBar } from './use-command-bar.ts';

interface CommandBarProps {
  wish: CommandWish;
  onClose: () => void;
  onUndo: (operationId: string) => void;
}

const dialogClass =
  'mx-auto mt-[min(12vh,112px)] w-[min(720px,calc(100vw-32px))] overflow-visible rounded-2 border border-line-2 bg-surface text-ink shadow-overlay backdrop:bg-scrim max-wide:mt-auto max-wide:mb-0 max-wide:w-full max-wide:max-w-none max-wide:rounded-b-none max-wide:border-0 max-wide:border-t';

/** One line for everything: a transaction in plain words, transactions to find, pages to go to, commands to run. */
export function CommandBar({ wish, onClose, onUndo }: CommandBarProps) {
  const t = useTranslations('quickAdd');
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const bar = useCommandBar({ wish, input, onClose, onUndo });
  const { entry, draft, options, chosen } = bar;

  useLayoutEffect(() => {
    const { current: element } = dialog;
    element?.showModal();
    input.current?.select();
    // Closed before it goes, or the focus would not return to where it came from.
    return () => element?.close();
  }, []);

  const Icon = wish === 'add' ? Plus : Search;
  const placeholder = !bar.canEdit ? 'placeholderViewer' : wish === 'add' ? 'placeholderAdd' : 'placeholder';
  return (
    <dialog
      ref={dialog}
      aria-label={t('title')}
      // The event comes late: by then it may be open again.
      onClose={(event) => !event.currentTarget.open && onClose()}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || !draft) return;
        event.preventDefault();
        bar.saveDraft(true);
      }}
      className={dialogClass}
    >
      <PopupContainer value={dialog}>
        <div className="flex max-h-[min(640px,calc(100dvh-48px))] flex-col">
          <div className="flex items-center gap-3 border-b border-line px-4 py-3.5">
            <Icon aria-hidden="true" className="text-ink-3" />
            <LineInput
              ref={input}
              readText={bar.text}
              parts={draft ? (entry?.parts ?? []) : []}
              maxLength={1_000}
              role="combobox"
              aria-label={t('line')}
              aria-expanded={options.length > 0}
              aria-controls={options.length > 0 ? listId : undefined}
              aria-activedescendant={chosen >= 0 ? optionId(listId, chosen) : undefined}
              aria-autocomplete="list"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint={draft ? 'done' : 'go'}
              placeholder={t(placeholder)}
              onChange={(event) => bar.setText(event.currentTarget.value)}
              onKeyDown={bar.onKeyDown}
            />
          </div>
          {draft && entry ? (
            <EntryParts
              draft={draft}
              context={bar.context}
              onEdit={(field, value) => bar.setEdit(entry, field, value)}
              error={bar.error}
              hasTried={bar.hasTried}
            />
          ) : null}
          {options.length > 0 ? (
            <OptionList id={listId} options={options} active={chosen} onActive={bar.choose} onTake={bar.take} />
          ) : null}
          {bar.isEmpty ? <p className="px-4 py-3 text-13 text-ink-2">{t('nothingFound')}</p> : null}
          <BarFooter
            isEntry={draft !== null}
            isBusy={bar.isSaving}
            hasText={bar.text !== ''}
            onSave={() => bar.saveDraft(false)}
            onSaveMore={() => bar.saveDraft(true)}
            onClose={onClose}
          />
        </div>
      </PopupContainer>
    </dialog>
  );
}

/** The transaction, what is asked about it, and why it could not be saved. */
function EntryParts({ error, hasTried, ...props }: EntryChipsProps & { error: Error | null; hasTried: boolean }) {
  const t = useTranslations('quickAdd');
  const problemText = useProblemText();
  return (
    <>
      <EntryChips {...props} />
      <EntryQuestions {...props} />
      {error ? (
        <div className="border-b border-line px-4 py-3">
          <ErrorLine what={t('notSaved')} next={problemText(error)} />
        </div>
      ) : null}
      {hasTried && !isComplete(props.draft) ? (
        <p role="alert" className="border-b border-line px-4 py-2 text-12 text-warn">
          {t('answerFirst')}
        </p>
      ) : null}
    </>
  );
}
