'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '../../lib/session.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { isTyped, TypedConfirmation } from '../../ui/typed-confirmation.tsx';
import { useSignOutEveryone } from './user-queries.ts';

/** Says what happens to whom, and does it once the administrator's address was typed. */
export function SignOutEveryoneDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('admin.users.everyone');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  const formId = useId();
  const word = useMe(false).data?.email ?? '';
  const signOut = useSignOutEveryone();
  const [withTokens, setWithTokens] = useState(false);
  const [typed, setTyped] = useState('');
  const [isChecked, setChecked] = useState(false);
  const close = () => {
    setWithTokens(false);
    setTyped('');
    setChecked(false);
    signOut.reset();
    onClose();
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    if (isTyped(typed, word)) signOut.mutate(withTokens);
  }

  const aboutId = `${formId}about`;
  return (
    <Dialog
      title={t('ask')}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{tUi('cancel')}</Button>
          <Button type="submit" form={formId} className="text-bad!" isBusy={signOut.isPending || signOut.isSuccess}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        onSubmit={submit}
        className="grid grid-cols-[minmax(0,1fr)] gap-4 wrap-anywhere"
      >
        <p className="text-13">{t('goes')}</p>
        <div>
          <label htmlFor={`${formId}tokens`} className="flex min-h-7 items-center gap-2.5 text-13 touch:min-h-11">
            <Checkbox
              id={`${formId}tokens`}
              aria-describedby={aboutId}
              checked={withTokens}
              onChange={(event) => setWithTokens(event.currentTarget.checked)}
            />
            {t('tokens')}
          </label>
          <p id={aboutId} className="text-12 text-ink-3">
            {t('tokensHint')}
          </p>
        </div>
        <TypedConfirmation
          word={word}
          label={t('typeEmail', { word })}
          value={typed}
          onChange={setTyped}
          mistake={t('typeExactly', { word })}
          isChecked={isChecked}
        />
        {signOut.error ? <ErrorLine what={problemText(signOut.error)} /> : null}
      </form>
    </Dialog>
  );
}
