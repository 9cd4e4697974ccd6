import type { Remark } from './remark.ts';

/** Every way in which the product refuses. `contracts/errors.ts` gives each its status and sentence. */
export const errorCodes = [
  'validation',
  'query-syntax',
  'unauthenticated',
  'wrong-credentials',
  'session-ended',
  'cross-site-request',
  'forbidden',
  'not-found',
  'conflict',
  'email-taken',
  'name-taken',
  'in-use',
  'undo-conflict',
  'stale-version',
  'idempotency-mismatch',
  'payload-too-large',
  'unsupported-media',
  'rate-limited',
  'busy',
  'unavailable',
  'maintenance',
  'switched-off',
  'password-weak',
  'password-breached',
  'link-expired',
  'passkey-refused',
  'wrong-code',
  'oidc-refused',
  'oidc-unavailable',
  'oidc-email-unverified',
  'oidc-link-first',
  'identity-taken',
  'last-way-in',
  'step-up-required',
  'sign-in-expired',
  'amount-out-of-range',
  'unbalanced-splits',
  'transfer-invalid',
  'currency-mismatch',
  'account-closed',
  'unknown-reference',
  'merge-into-itself',
  'merge-kinds-differ',
  'merge-into-archived',
  'last-owner',
  'file-empty',
  'file-binary',
  'file-unreadable',
  'file-no-transactions',
  'file-too-large',
  'storage-full',
  'import-open-questions',
  'import-not-ready',
  'import-account-missing',
  'registration-closed',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface FieldError {
  /** Dotted path into the request, `amount` or `splits.1.amount`. */
  path: string;
  message: string;
}

export interface ErrorDetails {
  /** A sentence for the person, where the catalogue's own says too little. */
  detail?: string;
  errors?: FieldError[];
  /** The same as `detail`, for who says it in another language. */
  remark?: Remark;
  /** Members added to the problem document, such as `operations` of an undo conflict. */
  extra?: Record<string, unknown>;
  /** Seconds until a retry can succeed. */
  retryAfter?: number;
}

/** An expected refusal; anything else that is thrown is a fault of ours and answers 500. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(details.detail ?? code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** Throws when something that can't be happens to be; answers 500 and shows nothing but the request id. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${why}`);
}
