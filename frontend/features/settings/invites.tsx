'use client';

import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { copyText } from '../../lib/copy-text.ts';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { useLedger } from '../../lib/ledger.ts';
import english from '../../messages/en/invites.json';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SelectField } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
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
      {link ? <Link link={link} /> : null}
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

function Link({ link }: { link: string }) {
  const t = useTranslations('invites');
  const field = useRef<HTMLInputElement>(null);
  async function copy() {
    field.current?.select();
    showToast({ message: t((await copyText(link)) ? 'copied' : 'copyByHand') });
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1.5">
      <TextField
        ref={field}
        label={t('link')}
        value={link}
        readOnly
        hint={t('linkHint')}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button className="mt-5.5 h-entry" onClick={() => void copy()}>
        {t('copy')}
      </Button>
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
