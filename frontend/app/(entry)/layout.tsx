import type { ReactNode } from 'react';
import { SoloFrame } from '../../features/sign-in/solo-frame.tsx';

export default function EntryLayout({ children }: { children: ReactNode }) {
  return <SoloFrame>{children}</SoloFrame>;
}
