import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface SmtpListener {
  port: number;
  /** What has arrived, oldest first. */
  mails: ParsedMail[];
  /** Settles with the first mail to an address, arrived already or not, that `isIt`. */
  next: (to: string, isIt?: (mail: ParsedMail) => boolean) => Promise<ParsedMail>;
  /** Stops listening; `listen` begins again on the same port. */
  close: () => Promise<void>;
  listen: () => Promise<void>;
}

/** A mail server on loopback, or at another address, that keeps what it gets. */
export async function startSmtpListener(options: SMTPServerOptions = {}, address = '127.0.0.1'): Promise<SmtpListener> {
  const mails: ParsedMail[] = [];
  const waiting = new Set<() => void>();
  const make = () => {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      ...options,
      onData: (stream, _session, done) => {
        simpleParser(stream).then((mail) => {
          mails.push(mail);
          for (const look of waiting) look();
          done();
        }, done);
      },
    });
    // A client that refuses the certificate hangs up in the middle.
    server.on('error', () => undefined);
    return server;
  };
  let server = make();
  const listen = async (port: number) => {
    server.listen(port, address);
    await once(server.server, 'listening');
    return (server.server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  return {
    port,
    mails,
    next: (to, isIt = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = mails.find((mail) => recipientOf(mail) === to && isIt(mail));
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise((resolve) => server.close(resolve)),
    listen: async () => {
      server = make();
      await listen(port);
    },
  };
}

function recipientOf({ to }: ParsedMail): string | undefined {
  return [to].flat()[0]?.value[0]?.address;
}

/** Settings that send mail to the listener. */
export function mailSettingsFor({ port }: Pick<SmtpListener, 'port'>): Record<string, string> {
  return {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(port),
    SMTP_SECURITY: 'none',
    MAIL_FROM: 'ExpenseAI <money@example.org>',
    ADMIN_EMAIL: 'operator@example.org',
  };
}
/** The token behind # of the link in a mail's plain text. */
export function tokenIn({ text = '' }: ParsedMail): string {
  return /#token=([\w.-]+)/.exec(text)?.[1] ?? '';
}
