import type { Metadata } from 'next';
import { SignInForm } from '../../../features/sign-in/sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in – ExpenseAI', description: 'Sign in to your own ExpenseAI.' };

export default function SignInPage() {
  return <SignInForm />;
}
