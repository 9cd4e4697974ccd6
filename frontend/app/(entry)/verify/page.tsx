import type { Metadata } from 'next';
import { VerifyAddressForm } from '../../../features/sign-in/verify-address-form.tsx';

export const metadata: Metadata = { title: 'Verify the address – ExpenseAI', referrer: 'no-referrer' };

export default function VerifyAddressPage() {
  return <VerifyAddressForm />;
}
