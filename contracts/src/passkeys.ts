import { z } from 'zod';
import { SignedIn } from './auth.ts';
import { Id, Instant, listOf, name } from './common.ts';
import { route } from './route.ts';

const Base64Url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+$/, 'must be base64url');

const transports = z.array(z.string().max(40)).max(10);
/** What the browser's extensions say is theirs; nothing of it is read. */
const extensionResults = z
  .record(z.string().max(100), z.unknown())
  .refine((results) => Object.keys(results).length <= 20, 'must have at most 20 members');
const attachment = z.enum(['platform', 'cross-platform']).optional();

/** What `navigator.credentials.create` gives, as JSON (WebAuthn 3, RegistrationResponseJSON). */
export const NewCredential = z
  .strictObject({
    id: Base64Url,
    rawId: Base64Url,
    type: z.literal('public-key'),
    authenticatorAttachment: attachment,
    clientExtensionResults: extensionResults,
    response: z.strictObject({
      clientDataJSON: Base64Url,
      attestationObject: Base64Url,
      authenticatorData: Base64Url.optional(),
      transports: transports.optional(),
      publicKeyAlgorithm: z.int().optional(),
      publicKey: Base64Url.optional(),
    }),
  })
  .meta({ id: 'NewCredential' });

/** What `navigator.credentials.get` gives, as JSON (WebAuthn 3, AuthenticationResponseJSON). */
export const CredentialProof = z
  .strictObject({
    id: Base64Url,
    rawId: Base64Url,
    type: z.literal('public-key'),
    authenticatorAttachment: attachment,
    clientExtensionResults: extensionResults,
    response: z.strictObject({
      clientDataJSON: Base64Url,
      authenticatorData: Base64Url,
      signature: Base64Url,
      userHandle: Base64Url.optional(),
    }),
  })
  .meta({ id: 'CredentialProof' });

/** For `navigator.credentials`, which knows its members. */
const options = z.looseObject({ challenge: z.string() });
export const CreationOptions = options.meta({ id: 'PasskeyCreationOptions' });
export const RequestOptions = options.meta({ id: 'PasskeyRequestOptions' });

export const Passkey = z
  .object({
    id: Id,
    name: z.string(),
    /** It is on several devices of its owner; one that isn't is lost with its device. */
    isBackedUp: z.boolean(),
    createdAt: Instant,
    lastUsedAt: Instant.nullable(),
  })
  .meta({ id: 'Passkey' });

const onePasskey = z.strictObject({ passkeyId: Id });

export const listPasskeys = route('GET', '/api/v1/auth/passkeys', {
  summary: 'The user’s passkeys',
  access: 'user',
  response: listOf(Passkey),
});

export const startPasskey = route('POST', '/api/v1/auth/passkeys/options', {
  summary: 'What the browser needs to make a passkey; good for five minutes',
  access: 'user',
  stepUp: true,
  response: CreationOptions,
});

export const addPasskey = route('POST', '/api/v1/auth/passkeys', {
  summary: 'Keep a passkey that the browser has made',
  access: 'user',
  stepUp: true,
  body: z.strictObject({ name: name(100).optional(), credential: NewCredential }),
  response: Passkey,
  status: 201,
});

export const renamePasskey = route('PATCH', '/api/v1/auth/passkeys/{passkeyId}', {
  summary: 'Name a passkey',
  access: 'user',
  params: onePasskey,
  body: z.strictObject({ name: name(100) }),
  response: Passkey,
});

export const removePasskey = route('DELETE', '/api/v1/auth/passkeys/{passkeyId}', {
  summary: 'Remove a passkey; it signs in no more',
  access: 'user',
  stepUp: true,
  params: onePasskey,
  status: 204,
});

export const startPasskeySignIn = route('POST', '/api/v1/auth/passkeys/sign-in/options', {
  summary: 'What the browser needs to ask for a passkey; good for five minutes',
  access: 'public',
  inMaintenance: true,
  response: RequestOptions,
});

export const signInByPasskey = route('POST', '/api/v1/auth/passkeys/sign-in', {
  summary: 'Sign in with a passkey',
  access: 'public',
  inMaintenance: true,
  limit: 'login',
  body: z.strictObject({ credential: CredentialProof }),
  response: SignedIn,
});
