import { z } from 'zod';
import { route } from './route.ts';

export const SignInMethods = z
  .object({
    hasPassword: z.boolean(),
    /** A code is asked for at each sign-in. */
    hasTwoFactor: z.boolean(),
    recoveryCodesLeft: z.int(),
    passkeys: z.int(),
  })
  .meta({ id: 'SignInMethods' });

export const getSignInMethods = route('GET', '/api/v1/auth/methods', {
  summary: 'How the user can prove who they are',
  access: 'user',
  response: SignInMethods,
});
