import { z } from 'zod';
import { SignedIn } from './auth.ts';
import { route } from './route.ts';

/** Six digits of the app, or a recovery code; spaces and hyphens are how people write them. */
export const Code = z.string().trim().min(6).max(60);

const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });

export const signInByCode = route('POST', '/api/v1/auth/totp/sign-in', {
  summary: 'The second step of signing in: a code of the app, or a recovery code',
  access: 'public',
  inMaintenance: true,
  limit: 'login',
  body: z.strictObject({ token: z.string().min(20).max(200), code: Code }),
  response: SignedIn,
});

export const setUpTotp = route('POST', '/api/v1/auth/totp/setup', {
  summary: 'A new secret for an authenticator app (RFC 6238); nothing is asked at sign-in until it is enabled',
  access: 'user',
  stepUp: true,
  response: z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'TotpSetup' }),
});

export const enableTotp = route('POST', '/api/v1/auth/totp/enable', {
  summary: 'Ask for a code at each sign-in from now on; answers with the recovery codes, which are shown this once',
  access: 'user',
  stepUp: true,
  limit: 'login',
  body: z.strictObject({ code: Code }),
  response: RecoveryCodes,
});

export const renewRecoveryCodes = route('POST', '/api/v1/auth/totp/recovery-codes', {
  summary: 'A new set of recovery codes; the old ones are good no more',
  access: 'user',
  stepUp: true,
  response: RecoveryCodes,
});

export const disableTotp = route('DELETE', '/api/v1/auth/totp', {
  summary: 'Ask for no code any more',
  access: 'user',
  stepUp: true,
  status: 204,
});
