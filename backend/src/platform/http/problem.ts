import { type Problem, problemKinds } from '@expenseai/contracts/errors';
import { AppError, type ErrorCode } from '@expenseai/core/errors';
import { HttpException } from '@nestjs/common';
import { databaseError } from './database-errors.ts';
import { limitHeaders, RateLimited } from './rate-limits.ts';

export interface ProblemAnswer {
  status: number;
  headers: Record<string, string>;
  body: Problem;
  /** True where the fault is ours and belongs in the error log with its stack. */
  isFault: boolean;
}

/** What an error becomes on the wire (RFC 9457). A fault shows nothing but the request's id. */
export function toProblem(error: unknown, requestId: string): ProblemAnswer {
  const refusal = toAppError(error);
  if (!refusal) return fault(requestId);
  const { code, details } = refusal;
  const kind = problemKinds[code];
  const retryAfter = details.retryAfter ?? (kind.status === 503 ? 5 : undefined);
  return {
    status: kind.status,
    headers: {
      ...(retryAfter === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) }),
      ...(error instanceof RateLimited ? limitHeaders(error.state) : {}),
      ...(kind.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: {
      ...details.extra,
      type: `/problems/${code}`,
      title: kind.title,
      status: kind.status,
      detail: details.detail ?? kind.detail,
      ...(details.errors ? { errors: details.errors } : {}),
      requestId,
    },
    isFault: false,
  };
}

function fault(requestId: string): ProblemAnswer {
  return {
    status: 500,
    headers: {},
    body: {
      type: '/problems/internal',
      title: 'Something went wrong',
      status: 500,
      detail: 'The fault is ours and was noted. Nothing was changed; name the request id when you report it.',
      requestId,
    },
    isFault: true,
  };
}

/** The refusal that an error stands for, or undefined for a fault of ours. */
function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  if (status !== undefined) return refusalOf(error, status);
  return databaseError(error);
}

/** The status that the framework gave: Fastify's own errors and those of its plugins carry one. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return undefined;
}

function refusalOf(error: unknown, status: number): AppError | undefined {
  if (status >= 500 && status !== 503) return undefined;
  const code = codeOfStatus[status] ?? 'validation';
  const details = status === 400 ? { detail: readable(error) } : {};
  return new AppError(code, details, { cause: error });
}

const codeOfStatus: Record<number, ErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  409: 'conflict',
  413: 'payload-too-large',
  415: 'unsupported-media',
  429: 'rate-limited',
  503: 'unavailable',
};

function readable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_BAD_URL') return 'The address of the request can’t be read.';
  return 'The request can’t be read. Send well-formed JSON, in UTF-8.';
}
