'use client';

import { FeatureMessages } from '../../lib/feature-messages.tsx';
import english from '../../messages/en/security.json';
import { Passkeys } from './passkeys.tsx';
import { TwoFactor } from './two-factor.tsx';

/** How one can sign in beside the password. It comes after the page, which has enough to bring. */
export function SignInWays() {
  return (
    <FeatureMessages english={english}>
      <TwoFactor />
      <Passkeys />
    </FeatureMessages>
  );
}
