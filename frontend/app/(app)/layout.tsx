import type { ReactNode } from 'react';
import { Frame } from '../../features/frame/frame.tsx';
import { ImportStatusSlot } from '../../features/imports/import-status-slot.tsx';
import { QuickAdd } from '../../features/quick-add/quick-add.tsx';
import { LateSignInAgain } from '../../features/sign-in/late-sign-in-again.tsx';
import { LateStepUp } from '../../features/step-up/late-step-up.tsx';
import { EditConflict } from '../../features/transactions/edit-conflict.tsx';

export default function AppLayout({ children }: { children: ReactNode }) {
  return (
    <Frame status={<ImportStatusSlot />} signInAgain={<LateSignInAgain />}>
      {children}
      <QuickAdd />
      <EditConflict />
      <LateStepUp />
    </Frame>
  );
}
