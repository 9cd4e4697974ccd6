import type { Metadata } from 'next';
import { ResetPasswordForm } from '../../../features/sign-in/reset-password-form.tsx';

export const metadata: Metadata = { title: 'Set a new password – ExpenseAI', referrer: 'no-referrer' };

export default function ResetPasswordPage() {
  return <ResetPasswordForm />;
}
