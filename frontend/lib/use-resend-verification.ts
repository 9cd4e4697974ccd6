import { useMutation } from '@tanstack/react-query';
import { call } from './api.ts';

/** Sends the link that verifies the address again. */
export function useResendVerification() {
  return useMutation({ mutationFn: () => call('POST /auth/verify/resend', {}) });
}
