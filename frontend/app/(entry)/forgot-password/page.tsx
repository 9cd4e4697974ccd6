import type { Metadata } from 'next';
import { ForgotPasswordForm } from '../../../features/sign-in/forgot-password-form.tsx';

export const metadata: Metadata = { title: 'Forgotten password – ExpenseAI', referrer: 'no-referrer' };

export default function ForgotPasswordPage() {
  return <ForgotPasswordForm />;
}
