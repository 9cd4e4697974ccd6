import type { ErrorCode } from '@expenseai/core/errors';
import { z } from 'zod';

/** RFC 9457; `type` is `/problems/<code>`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .catchall(z.unknown())
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof Problem>;

interface ProblemKind {
  status: number;
  title: string;
  /** What happened and what to do, for a person. */
  detail: string;
}

export const problemKinds = {
  validation: {
    status: 400,
    title: 'The request doesn’t fit',
    detail: 'Correct the fields named below and send it again.',
  },
  'query-syntax': { status: 400, title: 'The query can’t be read', detail: 'Correct the query at the position named.' },
  unauthenticated: { status: 401, title: 'Sign in first', detail: 'This needs a signed-in user.' },
  'wrong-credentials': { status: 401, title: 'Not signed in', detail: 'The e-mail address or the password is wrong.' },
  'session-ended': { status: 401, title: 'The session has ended', detail: 'Sign in again; nothing was changed.' },
  'cross-site-request': {
    status: 403,
    title: 'Refused',
    detail: 'The request came from another site. Open ExpenseAI at its own address.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    detail: 'Your role in this ledger doesn’t allow this. Ask an owner.',
  },
  'not-found': { status: 404, title: 'Not found', detail: 'It doesn’t exist, or you have no access to it.' },
  conflict: {
    status: 409,
    title: 'Conflict',
    detail: 'It was changed meanwhile. Load it again and repeat the change.',
  },
  'email-taken': {
    status: 409,
    title: 'Address taken',
    detail: 'There is a user with this e-mail address. Sign in instead.',
  },
  'name-taken': {
    status: 409,
    title: 'Name taken',
    detail: 'Something of that name exists already. Choose another name.',
  },
  'in-use': { status: 409, title: 'In use', detail: 'It is used by other data and can’t be deleted.' },
  'undo-conflict': {
    status: 409,
    title: 'Changed since',
    detail: 'Later changes touched the same data. Nothing was undone; they can be taken back too.',
  },
  'stale-version': {
    status: 412,
    title: 'Changed meanwhile',
    detail: 'Somebody changed it since you loaded it. Load it again; nothing was overwritten.',
  },
  'idempotency-mismatch': {
    status: 422,
    title: 'Key used before',
    detail: 'This Idempotency-Key was sent with another request. Use a new key.',
  },
  'payload-too-large': { status: 413, title: 'Too large', detail: 'Send less at once.' },
  'unsupported-media': { status: 415, title: 'Unsupported content', detail: 'Send JSON, or multipart for files.' },
  'rate-limited': { status: 429, title: 'Too many requests', detail: 'Wait as long as Retry-After says, then repeat.' },
  busy: { status: 503, title: 'Busy', detail: 'Another change to this ledger takes long. Repeat in a few seconds.' },
  maintenance: {
    status: 503,
    title: 'Under maintenance',
    detail: 'Reading goes on, changes are not taken for the moment. Nothing was changed; try again in a few minutes.',
  },
  'switched-off': {
    status: 403,
    title: 'Switched off',
    detail: 'This is switched off here. Nothing was changed; ask who runs the installation.',
  },
  unavailable: {
    status: 503,
    title: 'Not available',
    detail: 'The service can’t answer now. Repeat in a few seconds.',
  },
  'password-weak': {
    status: 422,
    title: 'Weak password',
    detail: 'The password is easy to guess. Use a longer one, or several unrelated words.',
  },
  'password-breached': {
    status: 422,
    title: 'Known password',
    detail: 'The password is on lists of known passwords. Choose another.',
  },
  'link-expired': { status: 422, title: 'Link expired', detail: 'The link was used or is too old. Ask for a new one.' },
  'passkey-refused': {
    status: 401,
    title: 'Passkey refused',
    detail: 'The passkey could not be checked. Try again, or sign in another way.',
  },
  'wrong-code': {
    status: 401,
    title: 'Wrong code',
    detail: 'The code is wrong, or was used before. Wait for the next one in your app, or use a recovery code.',
  },
  'step-up-required': {
    status: 403,
    title: 'Confirm that it is you',
    detail: 'This needs a fresh proof of who you are: POST /api/v1/auth/step-up, then repeat it. Nothing was changed.',
  },
  'oidc-refused': { status: 401, title: 'Not signed in', detail: 'The provider didn’t vouch for you. Try again.' },
  'oidc-unavailable': {
    status: 503,
    title: 'Provider not reached',
    detail: 'The provider doesn’t answer. Try again later.',
  },
  'oidc-email-unverified': {
    status: 403,
    title: 'Address not verified',
    detail: 'The provider hasn’t verified your e-mail address. Verify it there first.',
  },
  'oidc-link-first': {
    status: 403,
    title: 'Address not verified here',
    detail: 'There is a user with this address who hasn’t verified it. Sign in with the password and verify it first.',
  },
  'identity-taken': {
    status: 409,
    title: 'Linked already',
    detail: 'That account at the provider is linked to another user here.',
  },
  'last-way-in': {
    status: 409,
    title: 'Last way to sign in',
    detail: 'Without it you could not sign in any more. Set a password or add a passkey first.',
  },
  'sign-in-expired': {
    status: 401,
    title: 'Took too long',
    detail: 'The sign-in took too long. Begin again with your password.',
  },
  'amount-out-of-range': {
    status: 422,
    title: 'Amount out of range',
    detail: 'The amount is larger than a transaction can hold.',
  },
  'unbalanced-splits': { status: 422, title: 'Splits don’t add up', detail: 'The splits must add up to the amount.' },
  'transfer-invalid': {
    status: 422,
    title: 'Not a transfer',
    detail: 'A transfer needs two open accounts that differ.',
  },
  'currency-mismatch': { status: 422, title: 'Other currency', detail: 'The currency is not that of the account.' },
  'account-closed': { status: 422, title: 'Account closed', detail: 'Reopen the account first.' },
  'unknown-reference': {
    status: 422,
    title: 'Unknown reference',
    detail: 'Something named in the request isn’t in this ledger.',
  },
  'merge-into-itself': {
    status: 422,
    title: 'One and the same',
    detail: 'It can’t be merged into itself. Choose another one.',
  },
  'merge-kinds-differ': {
    status: 422,
    title: 'Other kind',
    detail: 'A category of income can’t be merged into one of expenses, nor the other way round.',
  },
  'merge-into-archived': {
    status: 422,
    title: 'Archived',
    detail: 'What it would be merged into is archived. Bring that back first, or choose another one.',
  },
  'last-owner': {
    status: 422,
    title: 'Last owner',
    detail: 'A ledger keeps at least one owner. Make somebody else an owner first.',
  },
  'file-empty': { status: 422, title: 'Empty file', detail: 'The file has nothing in it.' },
  'file-binary': {
    status: 422,
    title: 'Not a bank file',
    detail: 'The file is no text. Export CSV or OFX from your bank.',
  },
  'file-unreadable': { status: 422, title: 'File can’t be read', detail: 'The file could not be understood.' },
  'file-no-transactions': { status: 422, title: 'No transactions', detail: 'The file has no transactions.' },
  'file-too-large': {
    status: 413,
    title: 'File too large',
    detail: 'A bank file may have 50 MB. Export a shorter period.',
  },
  'storage-full': {
    status: 413,
    title: 'No room left',
    detail:
      'Your files would take more room than you have here. Nothing was kept. Delete imports that you haven’t added, or ask who runs the installation for more.',
  },
  'import-open-questions': {
    status: 422,
    title: 'Open questions',
    detail: 'Answer the questions of this import first.',
  },
  'import-not-ready': {
    status: 409,
    title: 'Not ready',
    detail: 'The import is not ready for this. Nothing was changed.',
  },
  'import-account-missing': {
    status: 422,
    title: 'Account missing',
    detail: 'Choose the account that the file belongs to.',
  },
  'registration-closed': {
    status: 403,
    title: 'Registration closed',
    detail: 'Ask the person who runs this installation for access.',
  },
} as const satisfies Record<ErrorCode, ProblemKind>;
