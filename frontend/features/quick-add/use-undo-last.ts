import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { useMe } from '../../lib/session.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { showToast } from '../../ui/toast-store.ts';

const looked = 20;

/** Takes back the newest change of one's own that can be, also when its toast is long gone. */
export function useUndoLast(undo: (operationId: string) => void): () => void {
  const t = useTranslations('quickAdd');
  const problemText = useProblemText();
  const { id: ledgerId } = useLedger();
  const { data: me } = useMe();
  return () => {
    call('GET /ledgers/{ledgerId}/operations', { params: { ledgerId }, query: { limit: looked } }).then(
      ({ items }) => {
        const last = items.find(({ userId, canUndo }) => canUndo && userId === me?.id);
        if (last) undo(last.id);
        else showToast({ message: t('nothingToUndo') });
      },
      (error: unknown) => showToast({ message: problemText(error), isError: true }),
    );
  };
}
