import { type ComposeMail, type MailLanguage, mailLanguage } from '../../platform/mail/mail.ts';
import { countResetLinks, createResetLink, deleteResetLink } from './reset-links.repository.ts';
import { findUser, findUserByEmail, isEmailTaken } from './users.repository.ts';
import {
  countVerificationLinks,
  createVerificationLink,
  deleteVerificationLink,
} from './verification-links.repository.ts';

/** Links of one kind that a user is sent in an hour, whoever asks for them: a mailbox isn't flooded from here. */
const linksInAnHour = 3;
const hour = 3_600_000;

const texts = {
  en: {
    reset: {
      subject: 'Set a new password',
      what: 'Somebody asked for a new password for your account. With this link you set it; it works once, for an hour. Until then your password stays as it is.',
      action: 'Set a new password',
      note: 'If it wasn’t you, there is nothing to do: without the link nobody can set a password.',
    },
    verify: {
      subject: 'Verify your e-mail address',
      what: 'Verify that this is your address, so that you get back in when you forget your password. The link works once, for a day.',
      action: 'Verify the address',
      note: 'If you have no account here, somebody mistyped their address: there is nothing to do.',
    },
  },
  de: {
    reset: {
      subject: 'Neues Passwort festlegen',
      what: 'Jemand hat für dein Konto ein neues Passwort angefordert. Über diesen Link legst du es fest; er gilt einmal, eine Stunde lang. Bis dahin bleibt dein Passwort, wie es ist.',
      action: 'Neues Passwort festlegen',
      note: 'Warst du das nicht, ist nichts zu tun: Ohne den Link kann niemand ein Passwort festlegen.',
    },
    verify: {
      subject: 'E-Mail-Adresse bestätigen',
      what: 'Bestätige, dass dies deine Adresse ist, damit du wieder hineinkommst, wenn du dein Passwort vergisst. Der Link gilt einmal, einen Tag lang.',
      action: 'Adresse bestätigen',
      note: 'Hast du hier kein Konto, hat sich jemand bei der Adresse vertippt: Es ist nichts zu tun.',
    },
  },
} satisfies Record<MailLanguage, Record<'reset' | 'verify', Record<'subject' | 'what' | 'action' | 'note', string>>>;

/** The link to a new password, for whoever has the address; nothing where nobody has it. */
export const composeResetLink: ComposeMail = async ({ email = '' }, { database: { db }, appUrl, now }) => {
  const user = await findUserByEmail(db, email);
  if (!user || (await countResetLinks(db, user.id, hourBefore(now()))) >= linksInAnHour) return undefined;
  const token = await createResetLink(db, user.email, now());
  if (token === undefined) return undefined;
  const language = mailLanguage(user.locale);
  const { subject, what, action, note } = texts[language].reset;
  return {
    to: user.email,
    language,
    // The part behind # never reaches a server's log.
    content: {
      subject,
      paragraphs: [what],
      action: { label: action, url: `${appUrl}/reset-password#token=${token}` },
      note,
    },
    withdraw: () => deleteResetLink(db, token),
  };
};

/** The link that verifies the address a user has, or wants to have. */
export const composeVerificationLink: ComposeMail = async ({ userId = '' }, { database: { db }, appUrl, now }) => {
  const user = await findUser(db, userId);
  if (!user) return undefined;
  const isDone = user.pendingEmail === null ? user.emailVerifiedAt !== null : await isEmailTaken(db, user.pendingEmail);
  if (isDone || (await countVerificationLinks(db, userId, hourBefore(now()))) >= linksInAnHour) return undefined;
  const email = user.pendingEmail ?? user.email;
  const token = await createVerificationLink(db, userId, email, now());
  const language = mailLanguage(user.locale);
  const { subject, what, action, note } = texts[language].verify;
  return {
    to: email,
    language,
    content: { subject, paragraphs: [what], action: { label: action, url: `${appUrl}/verify#token=${token}` }, note },
    withdraw: () => deleteVerificationLink(db, token),
  };
};

function hourBefore(now: Date): Date {
  return new Date(now.getTime() - hour);
}
