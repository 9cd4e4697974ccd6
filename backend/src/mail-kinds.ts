import { composeResetLink, composeVerificationLink } from './features/auth/link-mails.ts';
import { composeSecurityNotice } from './features/auth/security-notices.ts';
import { composeUserInvite } from './features/auth/user-invite-mail.ts';
import { composeLedgerInvite } from './features/members/invite-mail.ts';
import type { ComposeMail } from './platform/mail/mail.ts';
import { composeOperatorNotice } from './platform/mail/operator-notice.ts';
import type { MailKind } from './platform/mail/outbox.ts';

/** Who composes which mail. */
export const mailKinds: Record<MailKind, ComposeMail> = {
  'operator-notice': composeOperatorNotice,
  'security-notice': composeSecurityNotice,
  'reset-link': composeResetLink,
  'verification-link': composeVerificationLink,
  'ledger-invite': composeLedgerInvite,
  'user-invite': composeUserInvite,
};
