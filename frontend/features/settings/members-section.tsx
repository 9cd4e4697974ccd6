'use client';

import { X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import type { Me } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import { AddMember } from './add-member.tsx';
import { type Member, nameOf, roles, useMemberChanges, useMembers } from './ledger-queries.ts';
import { SettingsSection } from './settings-section.tsx';

const Invites = lazy(() => import('./invites.tsx').then((module) => ({ default: module.Invites })));
const LeaveDialog = lazy(() => import('./leave-dialog.tsx').then((module) => ({ default: module.LeaveDialog })));

/** Who shares the ledger, and as what. */
export function MembersSection({ me }: { me: Me }) {
  const t = useTranslations('settings');
  const ledger = useLedger();
  const [ref, isSeen] = useSeen();
  const { data: members, error, isFetching, refetch } = useMembers(ledger.id, isSeen);
  const changes = useMemberChanges();
  const { data: added } = changes.add;
  const [isLeaving, setLeaving] = useState<boolean | null>(null);
  const isOwner = ledger.role === 'owner';
  const canLeave = members !== undefined && members.length > 1;
  return (
    <SettingsSection ref={ref} title={t('members')} about={t('membersOf', { ledger: ledger.name })}>
      {members ? (
        <ul aria-label={t('members')}>
          {members.map((member) => (
            <MemberLine
              key={member.userId}
              member={member}
              isMe={member.userId === me.id}
              canChange={isOwner && member.userId !== me.id}
              changes={changes}
            />
          ))}
        </ul>
      ) : error ? (
        <NotLoaded what={t('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={1} />
      )}
      {isOwner ? (
        <>
          <AddMember add={changes.add} />
          <Suspense>{isSeen ? <Invites addedLink={added && 'link' in added ? added.link : null} /> : null}</Suspense>
        </>
      ) : null}
      <p className="text-12 text-ink-2">{t('rolesExplained')}</p>
      {canLeave ? (
        <Button className="justify-self-start" aria-haspopup="dialog" onClick={() => setLeaving(true)}>
          {t('leave')}
        </Button>
      ) : null}
      {isLeaving === null ? null : (
        <Suspense>
          <LeaveDialog userId={me.id} isOpen={isLeaving} onClose={() => setLeaving(false)} />
        </Suspense>
      )}
    </SettingsSection>
  );
}

interface MemberLineProps {
  member: Member;
  isMe: boolean;
  canChange: boolean;
  changes: ReturnType<typeof useMemberChanges>;
}

function MemberLine({ member, isMe, canChange, changes }: MemberLineProps) {
  const t = useTranslations('settings');
  const name = nameOf(member);
  return (
    <li className="flex min-h-row-raw items-center gap-3 border-b border-line py-1.5 text-13">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <span className="font-medium">{name}</span>{' '}
          {isMe ? <span className="text-12 text-ink-2">{t('you')}</span> : null}
        </p>
        {member.name ? <p className="truncate text-12 text-ink-2">{member.email}</p> : null}
      </div>
      {canChange ? (
        <>
          <Select
            size="small"
            aria-label={t('roleOf', { name })}
            value={member.role}
            options={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            onChange={(value) => {
              const role = roles.find((one) => one === value);
              if (role) changes.setRole.mutate({ member, role });
            }}
          />
          <IconButton
            label={t('removeMember', { name })}
            icon={<X aria-hidden="true" />}
            onClick={() => changes.remove.mutate(member)}
          />
        </>
      ) : (
        <span className="text-ink-2">{t(`roles.${member.role}`)}</span>
      )}
    </li>
  );
}
