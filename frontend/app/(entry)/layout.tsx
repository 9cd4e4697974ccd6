import type { ReactNode } from 'react';
import { SignInMessages } from '../../features/sign-in/sign-in-messages.tsx';
import { SoloFrame } from '../../features/sign-in/solo-frame.tsx';

export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <SignInMessages>
      <SoloFrame>{children}</SoloFrame>
    </SignInMessages>
  );
}
