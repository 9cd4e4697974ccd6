import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { meKey } from '../../lib/session.ts';

/** Takes another address: at once, or once the link that is sent to it is followed. */
export function useChangeEmail() {
  const client = useQueryClient();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (email: string) => call('POST /me/email', { body: { email } }),
    onSuccess: (me) => client.setQueryData(meKey, me),
  });
}
