'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { CopyField } from '../../lib/copy-field.tsx';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { useLedger } from '../../lib/ledger.ts';
import english from '../../messages/en/invites.json';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SelectField } from '../../ui/select.tsx';
import { type Invite, useInviteChanges, useInvites } from './invite-queries.ts';
import { type Role, roles } from './ledger-queries.ts';

interface InvitesProps {
  /** The link for an address that nobody here has. */
  addedLink: string | null;
}

/** Invitations that wait to be accepted, and the link of a new one; loaded after the page, texts included. */
export function Invites(props: InvitesProps) {
  return (
    <FeatureMessages english={english}>
      <Waiting {...props} />
    </FeatureMessages>
  );
}

function Waiting({ addedLink }: InvitesProps) {
  const t = useTranslations('invites');
  const tSettings = useTranslations('settings');
  const ledger = useLedger();
  const { data: invites } = useInvites(ledger.id);
  const { makeLink, takeBack } = useInviteChanges();
  const [role, setRole] = useState<Role>('viewer');
  const link = makeLink.data?.link ?? addedLink;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={t('role')}
          value={role}
          options={roles.map((value) => ({ value, label: tSettings(`roles.${value}`) }))}
          onChange={(value) => setRole(roles.find((one) => one === value) ?? 'viewer')}
        />
        <Button isBusy={makeLink.isPending} className="h-entry" onClick={() => makeLink.mutate(role)}>
          {t('byLink')}
        </Button>
      </div>
      {link ? (
        <CopyField
          label={t('link')}
          value={link}
          hint={t('linkHint')}
          copy={t('copy')}
          copied={t('copied')}
          byHand={t('copyByHand')}
        />
      ) : null}
      {invites && invites.length > 0 ? (
        <ul aria-label={t('list')}>
          {invites.map((invite) => (
            <InviteLine key={invite.id} invite={invite} onTakeBack={() => takeBack.mutate(invite.id)} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function InviteLine({ invite, onTakeBack }: { invite: Invite; onTakeBack: () => void }) {
  const t = useTranslations('invites');
  const tSettings = useTranslations('settings');
  const format = useFormatter();
  const who = invite.email ?? t('anybody');
  const until = format.dateTime(new Date(invite.expiresAt), { day: 'numeric', month: 'short' });
  return (
    <li className="flex min-h-row-raw items-center gap-3 border-b border-line py-1.5 text-13">
      <div className="min-w-0 flex-1">
        <p className="truncate">{who}</p>
        <p className="text-12 text-ink-2">{t('waits', { role: tSettings(`roles.${invite.role}`), until })}</p>
      </div>
      <IconButton label={t('takeBack', { who })} icon={<X aria-hidden="true" />} onClick={onTakeBack} />
    </li>
  );
}
