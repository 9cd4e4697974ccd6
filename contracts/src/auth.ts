import { z } from 'zod';
import { Currency, Id, Instant, Locale, listOf, name, TimeZone } from './common.ts';
import { route } from './route.ts';

export const Email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email('must be an e-mail address'))
  .transform((value) => value.toLowerCase());

/** Bytes of a text in UTF-8. */
function utf8Length(value: string): number {
  let length = 0;
  for (const character of value) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}

/** bcrypt reads 72 bytes and no more: what is longer is refused instead of cut. */
export const NewPassword = z
  .string()
  .min(12, 'must have at least 12 characters')
  .refine((value) => utf8Length(value) <= 72, 'must have at most 72 bytes')
  .refine((value) => !value.includes('\u0000'), 'must not contain the character U+0000');

export const Password = z.string().min(1).max(1_000);

export const User = z
  .object({
    id: Id,
    email: z.string(),
    isEmailVerified: z.boolean(),
    /** Takes the place of `email` once it is verified. */
    pendingEmail: z.string().nullable(),
    /** A link was sent to `pendingEmail`, else to `email`, and waits to be followed; false where no mail is sent. */
    isVerificationDue: z.boolean(),
    name: z.string().nullable(),
    locale: z.string(),
    timeZone: z.string(),
    weekStart: z.int().min(1).max(7),
    theme: z.enum(['light', 'dark', 'system']),
    isAdministrator: z.boolean(),
    createdAt: Instant,
  })
  .meta({ id: 'User' });
export type User = z.output<typeof User>;

export const SignedIn = z.object({ user: User, accessToken: z.string(), expiresIn: z.int() }).meta({ id: 'SignedIn' });

/** The password was right, and a code of the authenticator app is asked for: `POST /auth/totp/sign-in`. */
export const SecondStep = z
  .object({
    secondStep: z.object({
      token: z.string(),
      /** Seconds. */
      expiresIn: z.int(),
    }),
  })
  .meta({ id: 'SecondStep' });

export const Session = z
  .object({
    id: Id,
    device: z.string(),
    address: z.string(),
    createdAt: Instant,
    lastUsedAt: Instant,
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Session' });

export const register = route('POST', '/api/v1/auth/register', {
  summary: 'Create a user with a first ledger, and sign in',
  access: 'public',
  limit: 'register',
  body: z.strictObject({
    email: Email,
    password: NewPassword,
    name: name(200).optional(),
    currency: Currency.optional(),
    timeZone: TimeZone.optional(),
    locale: Locale.optional(),
    /** The token of an invitation. */
    invite: z.string().min(20).max(200).optional(),
  }),
  response: SignedIn,
  status: 201,
});

export const login = route('POST', '/api/v1/auth/login', {
  summary: 'Sign in',
  access: 'public',
  inMaintenance: true,
  limit: 'login',
  body: z.strictObject({ email: Email, password: Password }),
  response: z.union([SignedIn, SecondStep]),
});

export const refresh = route('POST', '/api/v1/auth/refresh', {
  summary: 'Exchange the refresh token for a new pair',
  access: 'public',
  inMaintenance: true,
  body: z.union([z.undefined(), z.null(), z.strictObject({ refreshToken: z.string().max(500).optional() })]),
  response: SignedIn,
});

export const logout = route('POST', '/api/v1/auth/logout', {
  summary: 'End this session',
  access: 'public',
  inMaintenance: true,
  status: 204,
});

export const resetPassword = route('POST', '/api/v1/auth/password/reset', {
  summary: 'Set a new password with a one-time token; ends all sessions and API tokens',
  access: 'public',
  limit: 'login',
  body: z.strictObject({ token: z.string().min(20).max(200), password: NewPassword }),
  status: 204,
});

export const changePassword = route('POST', '/api/v1/auth/password/change', {
  summary: 'Change the password; ends all other sessions',
  access: 'user',
  stepUp: true,
  limit: 'login',
  // Who signs in another way has no current one, and sets the first.
  body: z.strictObject({ currentPassword: Password.optional(), newPassword: NewPassword }),
  status: 204,
});

export const listSessions = route('GET', '/api/v1/auth/sessions', {
  summary: 'Where the user is signed in',
  access: 'user',
  response: listOf(Session),
});

export const revokeSession = route('DELETE', '/api/v1/auth/sessions/{sessionId}', {
  summary: 'Sign a session out',
  access: 'user',
  params: z.strictObject({ sessionId: Id }),
  status: 204,
});

export const getMe = route('GET', '/api/v1/me', { summary: 'The signed-in user', access: 'user', response: User });

export const updateMe = route('PATCH', '/api/v1/me', {
  summary: 'Change the profile',
  access: 'user',
  body: z.strictObject({
    name: name(200).nullable().optional(),
    locale: Locale.optional(),
    timeZone: TimeZone.optional(),
    weekStart: z.int().min(1).max(7).optional(),
    theme: z.enum(['light', 'dark', 'system']).optional(),
  }),
  response: User,
});

export const deleteMe = route('DELETE', '/api/v1/me', {
  summary: 'Delete the user, and each ledger of which the user is the only member',
  access: 'user',
  stepUp: true,
  limit: 'login',
  // Checked where it is given; the proof is the step-up.
  body: z.union([z.undefined(), z.null(), z.strictObject({ password: Password.optional() })]),
  status: 204,
});
