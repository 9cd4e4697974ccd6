import type { Metadata } from 'next';
import { OtherWay } from '../../../features/sign-in/other-way.tsx';
import { SignUpForm } from '../../../features/sign-in/sign-up-form.tsx';

export const metadata: Metadata = { title: 'Create an account – ExpenseAI' };

export default function SignUpPage() {
  return (
    <>
      <SignUpForm />
      <OtherWay to="signIn" />
    </>
  );
}
