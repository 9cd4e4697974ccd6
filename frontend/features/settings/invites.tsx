'use client';

import { Copy, X } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SelectField } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { type Invite, useInviteChanges, useInvites } from './invite-queries.ts';
import { type Role, roles } from './ledger-queries.ts';

/** Invitations that wait to be accepted, and the link of a new one. `addedLink`: of an address that nobody here has. */
export function Invites({ addedLink }: { addedLink: string | null }) {
  const t = useTranslations('settings');
  const ledger = useLedger();
  const { data: invites } = useInvites(ledger.id);
  const { makeLink, takeBack } = useInviteChanges();
  const [role, setRole] = useState<Role>('viewer');
  const link = makeLink.data?.link ?? addedLink;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={t('inviteRole')}
          value={role}
          options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          onChange={(value) => setRole(roles.find((one) => one === value) ?? 'viewer')}
        />
        <Button isBusy={makeLink.isPending} className="h-entry" onClick={() => makeLink.mutate(role)}>
          {t('inviteByLink')}
        </Button>
      </div>
      {link ? (
        <div className="flex items-end gap-3">
          <div className="min-w-0 flex-1">
            <TextField label={t('inviteLink')} value={link} readOnly hint={t('inviteLinkHint')} />
          </div>
          <IconButton
            label={t('copyLink')}
            icon={<Copy aria-hidden="true" />}
            onClick={() => void navigator.clipboard.writeText(link).then(() => showToast({ message: t('linkCopied') }))}
          />
        </div>
      ) : null}
      {invites && invites.length > 0 ? (
        <ul aria-label={t('invites')}>
          {invites.map((invite) => (
            <InviteLine key={invite.id} invite={invite} onTakeBack={() => takeBack.mutate(invite.id)} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function InviteLine({ invite, onTakeBack }: { invite: Invite; onTakeBack: () => void }) {
  const t = useTranslations('settings');
  const format = useFormatter();
  const who = invite.email ?? t('inviteLink');
  const until = format.dateTime(new Date(invite.expiresAt), { day: 'numeric', month: 'short' });
  return (
    <li className="flex min-h-row-raw items-center gap-3 border-b border-line py-1.5 text-13">
      <div className="min-w-0 flex-1">
        <p className="truncate">{who}</p>
        <p className="text-12 text-ink-2">{t('inviteWaits', { role: t(`roles.${invite.role}`), until })}</p>
      </div>
      <IconButton label={t('takeInviteBack', { who })} icon={<X aria-hidden="true" />} onClick={onTakeBack} />
    </li>
  );
}
