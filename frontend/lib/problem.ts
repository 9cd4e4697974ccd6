import type { ErrorCode } from '@expenseai/core/errors';

/** The server's codes, and the client's own: no answer came, none to a change, or none that can be read. */
export type ProblemCode = ErrorCode | 'offline' | 'unanswered' | 'internal';

export interface ProblemDetails {
  code: ProblemCode;
  /** 0 where no answer came. */
  status: number;
  /** The server's sentence, in English; for what only it knows, such as a line number. */
  detail?: string | undefined;
  errors?: readonly { path: string; message: string }[] | undefined;
  /** Seconds until a retry can succeed. */
  retryAfter?: number | undefined;
  requestId?: string | undefined;
  /** The whole document, for members of one code such as the operations of an undo conflict. */
  document?: Readonly<Record<string, unknown>> | undefined;
}

/** A refusal of the API; the front end decides by `code`, never by text. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.code);
    this.name = 'ApiProblem';
    this.code = details.code;
    this.status = details.status;
    this.details = details;
  }

  /** True if the request's member at that dotted path was refused. */
  concerns(path: string): boolean {
    return this.details.errors?.some((error) => error.path === path) ?? false;
  }
}

/** Reads an RFC 9457 document; anything else, such as a proxy's error page, is `internal`. */
export function readProblem(status: number, text: string, retryAfter: string | null): ApiProblem {
  const document = parse(text);
  const type = document?.type;
  const code = typeof type === 'string' && type.startsWith('/problems/') ? type.slice('/problems/'.length) : undefined;
  return new ApiProblem({
    // The catalogue of codes is closed and served with the pages; an unknown one gets the general sentence.
    code: (code ?? (status === 401 ? 'unauthenticated' : status === 503 ? 'unavailable' : 'internal')) as ProblemCode,
    status,
    detail: typeof document?.detail === 'string' ? document.detail : undefined,
    errors: Array.isArray(document?.errors) ? document.errors : undefined,
    retryAfter: readRetryAfter(retryAfter),
    requestId: typeof document?.requestId === 'string' ? document.requestId : undefined,
    document,
  });
}

/** True where there is no session any more; other 401 refuse what was given, such as a password. */
export function isSessionOver({ code }: ApiProblem): boolean {
  return code === 'unauthenticated' || code === 'session-ended';
}

/** True where the same may go well a while later: no answer, a limit, a fault of the server. */
export function isPassing(error: unknown): boolean {
  const { status } = toProblem(error);
  return status === 0 || status === 429 || status >= 500;
}

/** Whatever was thrown, as a problem. */
export function toProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ code: 'internal', status: 0 });
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function readRetryAfter(value: string | null): number | undefined {
  const seconds = Number(value ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
