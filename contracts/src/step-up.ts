import { z } from 'zod';
import { Password } from './auth.ts';
import { CredentialProof } from './passkeys.ts';
import { route } from './route.ts';
import { Code } from './two-factor.ts';

export const stepUp = route('POST', '/api/v1/auth/step-up', {
  summary: 'Prove again who one is, by password, code or passkey; sensitive calls of this session pass for ten minutes',
  access: 'user',
  limit: 'login',
  body: z.union([
    z.strictObject({ password: Password }),
    z.strictObject({ code: Code }),
    z.strictObject({ credential: CredentialProof }),
  ]),
  status: 204,
});
