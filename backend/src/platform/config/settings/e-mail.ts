import { z } from 'zod';
import { type Setting, wholeNumber } from './setting.ts';

const hostName = z.string().regex(/^[\w.:-]{1,253}$/);
const address = z.email().max(254);
/** An address, alone or behind a name: `ExpenseAI <money@example.org>`. */
const sender = z
  .string()
  .max(320)
  .transform((text) => /^(?:"?([^"<>@,;\p{Cc}]*?)"? *<([^<>]+)>|([^<>]+))$/u.exec(text))
  .refine((found) => found !== null && address.safeParse(found[2] ?? found[3]).success)
  .transform((found) => ({ name: found?.[1] ?? '', address: found?.[2] ?? found?.[3] ?? '' }));

export const mailSettings = {
  SMTP_HOST: {
    value: hostName.optional(),
    expects: 'a host name or address, such as smtp.example.org',
    meaning: 'Server that takes outgoing mail; unset: no mail is sent, and nothing needs it.',
  },
  SMTP_PORT: {
    value: wholeNumber(1, 65_535),
    expects: 'a whole number from 1 to 65535',
    default: '587',
    meaning: 'Its port: 587 with starttls, 465 with tls.',
  },
  SMTP_SECURITY: {
    value: z.enum(['starttls', 'tls', 'none']),
    expects: 'starttls, tls or none',
    default: 'starttls',
    meaning:
      'How the connection is encrypted; the certificate is always verified, and nothing is sent where it doesn’t hold. none: for a server on this machine only.',
  },
  SMTP_USER: {
    value: z.string().optional(),
    expects: 'a user name',
    meaning: 'User at the mail server; unset: sent without signing in.',
  },
  SMTP_PASSWORD: {
    value: z.string().optional(),
    expects: 'the password of SMTP_USER',
    secret: true,
    meaning: 'Password at the mail server.',
  },
  MAIL_FROM: {
    value: sender.optional(),
    expects: 'an address, or a name with an address, such as ExpenseAI <money@example.org>',
    meaning: 'Sender of every mail; required with SMTP_HOST.',
  },
  ADMIN_EMAIL: {
    value: address.optional(),
    expects: 'an e-mail address',
    meaning: 'Who is written to when something is wrong with the installation; unset: nobody.',
  },
} satisfies Record<string, Setting<unknown>>;

type MailValues = { [Name in keyof typeof mailSettings]: z.output<(typeof mailSettings)[Name]['value']> };

/** How mail goes out. */
export interface MailConfig {
  host: string;
  port: number;
  security: 'starttls' | 'tls' | 'none';
  /** Null where the server asks for none. */
  login: { user: string; password: string } | null;
  from: { name: string; address: string };
}

/** Null where no mail is sent. */
export function toMailConfig(values: MailValues): MailConfig | null {
  const { SMTP_HOST: host, MAIL_FROM: from, SMTP_USER: user, SMTP_PASSWORD: password = '' } = values;
  if (host === undefined || from === undefined) return null;
  const login = user === undefined ? null : { user, password };
  return { host, port: values.SMTP_PORT, security: values.SMTP_SECURITY, login, from };
}

/** What the settings lack for each other: a sentence by the setting to change. */
export function mailFaults(values: Partial<MailValues>): Map<keyof MailValues, string> {
  const { SMTP_HOST: host, SMTP_USER: user, SMTP_PASSWORD: password } = values;
  const faults = new Map<keyof MailValues, string>();
  if (host === undefined) return faults;
  if (values.MAIL_FROM === undefined) {
    faults.set(
      'MAIL_FROM',
      `MAIL_FROM is missing, but required with SMTP_HOST: expects ${mailSettings.MAIL_FROM.expects}.`,
    );
  }
  if ((user === undefined) !== (password === undefined)) {
    faults.set('SMTP_USER', 'SMTP_USER and SMTP_PASSWORD are of use together only: set both or neither.');
  }
  if (values.SMTP_SECURITY === 'none' && !/^(localhost|127(\.\d+){3}|::1)$/.test(host)) {
    faults.set(
      'SMTP_SECURITY',
      'SMTP_SECURITY is none, but SMTP_HOST is another machine: expects starttls or tls there.',
    );
  }
  return faults;
}
