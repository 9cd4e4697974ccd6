import type { Metadata } from 'next';
import { SignUp } from '../../../features/sign-in/sign-up.tsx';

export const metadata: Metadata = { title: 'Create an account – ExpenseAI' };

export default function SignUpPage() {
  return <SignUp />;
}
