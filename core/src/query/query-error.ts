import { AppError } from '../errors.ts';

/** A mistake of form: where it is (index into the text, from 0) and what was expected there. */
export function queryError(position: number, expected: string, detail: string): AppError {
  return new AppError('query-syntax', {
    detail,
    errors: [{ path: 'q', message: `At character ${position + 1}: expected ${expected}.` }],
    extra: { position, expected },
  });
}
