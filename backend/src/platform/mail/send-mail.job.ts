import type { ComposeMail, Composing } from './mail.ts';
import type { MailTransport } from './mail-transport.ts';
import type { MailJob, MailKind } from './outbox.ts';
import { renderMail } from './render-mail.ts';

interface Sending extends Composing {
  kinds: Record<MailKind, ComposeMail>;
  transport: MailTransport;
}

/**
 * Sends one mail. A failure is thrown, so that the queue tries again later. Where the process dies between the server's
 * answer and the end of the job the mail goes out twice: better than not at all.
 */
export async function sendMail({ kinds, transport, ...composing }: Sending, { kind, facts }: MailJob): Promise<void> {
  const mail = await kinds[kind](facts, composing);
  if (!mail) return;
  try {
    await transport.send(mail.to, renderMail(mail.content, mail.language));
  } catch (error) {
    await mail.withdraw?.();
    throw error;
  }
}
