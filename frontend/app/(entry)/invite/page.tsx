import type { Metadata } from 'next';
import { InviteForm } from '../../../features/sign-in/invite-form.tsx';

export const metadata: Metadata = { title: 'Invitation – ExpenseAI', referrer: 'no-referrer' };

export default function InvitePage() {
  return <InviteForm />;
}
