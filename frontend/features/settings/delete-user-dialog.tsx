'use client';

import { useQueries } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { type ReactNode, type SubmitEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLedgers } from '../../lib/ledger.ts';
import { toProblem } from '../../lib/problem.ts';
import type { Me } from '../../lib/session.ts';
import { useSignInMethods } from '../../lib/sign-in-methods.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { isTyped, TypedConfirmation } from '../../ui/typed-confirmation.tsx';
import { membersQuery } from './ledger-queries.ts';
import { useDeleteMe } from './profile-queries.ts';

interface DeleteUserDialogProps {
  me: Me;
  isOpen: boolean;
  onClose: () => void;
}

/** Deletes the person's account; says ledger by ledger what goes and what stays. */
export function DeleteUserDialog({ me, isOpen, onClose }: DeleteUserDialogProps) {
  const t = useTranslations('settings');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  const formId = useId();
  const remove = useDeleteMe();
  const password = useRef<HTMLInputElement>(null);
  const hasPassword = useSignInMethods().data?.hasPassword !== false;
  const [typed, setTyped] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [isPasswordMissing, setPasswordMissing] = useState(false);
  const close = () => {
    setTyped('');
    setChecked(false);
    setPasswordMissing(false);
    remove.reset();
    onClose();
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const secret = password.current?.value ?? '';
    setChecked(true);
    const isMissing = hasPassword && secret === '';
    setPasswordMissing(isMissing);
    if (!isMissing && isTyped(typed, me.email)) {
      remove.mutate(hasPassword ? secret : undefined, { onError: () => password.current?.select() });
    }
  }

  const isPasswordWrong = remove.error !== null && toProblem(remove.error).code === 'wrong-credentials';
  return (
    <Dialog
      title={t('deleteUserTitle')}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{tUi('cancel')}</Button>
          <Button type="submit" form={formId} className="text-bad!" isBusy={remove.isPending || remove.isSuccess}>
            {t('deleteUserConfirm')}
          </Button>
        </>
      }
    >
      <form id={formId} method="post" noValidate onSubmit={submit} className="grid gap-4">
        <GoesAndStays isAsked={isOpen} />
        <TypedConfirmation
          word={me.email}
          label={t('typeEmail', { word: me.email })}
          value={typed}
          onChange={setTyped}
          mistake={t('typeExactly', { word: me.email })}
          isChecked={isChecked}
        />
        {hasPassword ? (
          <PasswordField
            ref={password}
            label={t('currentPassword')}
            autoComplete="current-password"
            error={isPasswordMissing ? t('currentMissing') : isPasswordWrong ? t('currentWrong') : undefined}
            onChange={() => {
              setPasswordMissing(false);
              if (remove.isError) remove.reset();
            }}
          />
        ) : null}
        {remove.error && !isPasswordWrong ? <ErrorLine what={problemText(remove.error)} /> : null}
      </form>
    </Dialog>
  );
}

function GoesAndStays({ isAsked }: { isAsked: boolean }) {
  const t = useTranslations('settings');
  const { data: ledgers = [] } = useLedgers();
  const members = useQueries({
    queries: ledgers.map(({ id }) => ({ ...membersQuery(id), enabled: isAsked })),
    combine: (results) => results.map(({ data }) => data?.length),
  });
  const shared = ledgers.filter((_, at) => (members[at] ?? 1) > 1);
  const own = ledgers.filter((ledger) => !shared.includes(ledger));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <List title={t('goes')}>
        <Line icon={<X aria-hidden="true" className="text-ink-3" />}>{t('goesSignIn')}</Line>
        {own.map(({ id, name }) => (
          <Line key={id} icon={<X aria-hidden="true" className="text-ink-3" />}>
            {t('goesLedger', { name })}
          </Line>
        ))}
      </List>
      {shared.length > 0 ? (
        <List title={t('stays')}>
          {shared.map(({ id, name }) => (
            <Line key={id} icon={<Check aria-hidden="true" className="text-ink-3" />}>
              {t('staysLedger', { name })}
            </Line>
          ))}
        </List>
      ) : null}
    </div>
  );
}

function List({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1">{title}</h3>
      <ul className="grid gap-1 text-13">{children}</ul>
    </div>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2 [&>.lucide]:mt-0.5">
      {icon}
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}
