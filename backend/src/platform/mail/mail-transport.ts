import type { MailConfig } from '../config/settings/e-mail.ts';
import type { RenderedMail } from './render-mail.ts';

export interface MailTransport {
  /** Hands a mail over to the server; throws MailNotSent. */
  send(to: string, mail: RenderedMail): Promise<void>;
  /** Connects and signs in, and sends nothing; throws MailNotSent. */
  check(): Promise<void>;
}

/** Milliseconds: a server that hangs must not hold a worker for long. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Why a mail didn't go out, as codes alone (nodemailer's and SMTP's, RFC 5321 4.2): what a server answers in words may
 * name the person written to, and this text goes to the log.
 */
class MailNotSent extends Error {
  constructor(cause: unknown) {
    const { code, responseCode } = cause as { code?: unknown; responseCode?: unknown };
    const codes = [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number');
    super(`the mail server didn’t take the mail: ${codes.join(' ') || 'no code'}`);
    this.name = 'MailNotSent';
  }
}

/** The mail server of the settings, over a connection for each mail. */
export async function openMailTransport(config: MailConfig): Promise<MailTransport> {
  // Loaded here, since most installations at home have no mail server.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: config.host,
    port: config.port,
    secure: config.security === 'tls',
    requireTLS: config.security === 'starttls',
    ignoreTLS: config.security === 'none',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
    ...(config.login ? { auth: { user: config.login.user, pass: config.login.password } } : {}),
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const failed = (error: unknown) => {
    throw new MailNotSent(error);
  };
  return {
    send: async (to, { subject, text, html }) => {
      // RFC 3834: no out-of-office notes in answer.
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const recipient = { name: '', address: to };
      await transport.sendMail({ from: config.from, to: recipient, subject, text, html, headers }).catch(failed);
    },
    check: async () => {
      await transport.verify().catch(failed);
    },
  };
}
