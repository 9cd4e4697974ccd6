import { invariant } from '@expenseai/core/errors';
import type { SecurityEntry } from '../../platform/audit/user-audit.ts';
import {
  type ComposeMail,
  type MailFacts,
  type MailLanguage,
  mailLanguage,
  plainName,
} from '../../platform/mail/mail.ts';
import { findUser } from './users.repository.ts';

interface Text {
  subject: string;
  /** What happened; `{device}` and `{at}` stand for where and when. */
  what: string;
}

/** Events that a user hears of by mail, since somebody else may have caused them. */
const texts = {
  'new-device': {
    en: {
      subject: 'New sign-in to your account',
      what: 'Your account was signed in to on a device that it didn’t know: {device}, {at}.',
    },
    de: {
      subject: 'Neue Anmeldung in deinem Konto',
      what: 'In deinem Konto hat sich jemand auf einem bisher unbekannten Gerät angemeldet: {device}, {at}.',
    },
  },
  'auth.password.change': {
    en: {
      subject: 'Your password was changed',
      what: 'The password of your account was changed on {device}, {at}. All other sessions were signed out.',
    },
    de: {
      subject: 'Dein Passwort wurde geändert',
      what: 'Das Passwort deines Kontos wurde auf {device} geändert, {at}. Alle anderen Sitzungen wurden abgemeldet.',
    },
  },
  'auth.password.reset': {
    en: {
      subject: 'Your password was reset',
      what: 'The password of your account was set anew with a link, on {device}, {at}. All sessions were signed out.',
    },
    de: {
      subject: 'Dein Passwort wurde zurückgesetzt',
      what: 'Das Passwort deines Kontos wurde über einen Link neu gesetzt, auf {device}, {at}. Alle Sitzungen wurden abgemeldet.',
    },
  },
  'auth.email.change': {
    en: {
      subject: 'The address of your account was changed',
      what: 'Your account has another e-mail address from now on; this one doesn’t belong to it any more. Changed on {device}, {at}.',
    },
    de: {
      subject: 'Die Adresse deines Kontos wurde geändert',
      what: 'Dein Konto hat ab jetzt eine andere E-Mail-Adresse; diese gehört nicht mehr dazu. Geändert auf {device}, {at}.',
    },
  },
  'auth.totp.enable': {
    en: {
      subject: 'A second step was switched on',
      what: 'Signing in to your account now asks for a code of an authenticator app; it was switched on on {device}, {at}.',
    },
    de: {
      subject: 'Ein zweiter Schritt wurde eingeschaltet',
      what: 'Bei der Anmeldung in deinem Konto wird nun ein Code einer Authenticator-App verlangt; eingeschaltet auf {device}, {at}.',
    },
  },
  'auth.totp.disable': {
    en: {
      subject: 'The second step was switched off',
      what: 'Signing in to your account asks for no code any more; it was switched off on {device}, {at}.',
    },
    de: {
      subject: 'Der zweite Schritt wurde ausgeschaltet',
      what: 'Bei der Anmeldung in deinem Konto wird kein Code mehr verlangt; ausgeschaltet auf {device}, {at}.',
    },
  },
  'auth.totp.reset': {
    en: {
      subject: 'The second step was taken away',
      what: 'Whoever runs the installation has taken the second step of your account away, {at}. Signing in asks for no code any more, and all sessions were signed out. Switch it on again in Settings.',
    },
    de: {
      subject: 'Der zweite Schritt wurde entfernt',
      what: 'Der zweite Schritt deines Kontos wurde vom Betreiber entfernt, {at}. Bei der Anmeldung wird kein Code mehr verlangt; alle Sitzungen wurden abgemeldet. In den Einstellungen kannst du ihn wieder einschalten.',
    },
  },
  'auth.recovery-code.use': {
    en: {
      subject: 'A recovery code was used',
      what: 'One of the recovery codes of your account was used on {device}, {at}. It is good no more.',
    },
    de: {
      subject: 'Ein Wiederherstellungscode wurde benutzt',
      what: 'Einer der Wiederherstellungscodes deines Kontos wurde auf {device} benutzt, {at}. Er gilt nicht mehr.',
    },
  },
  'auth.identity.link': {
    en: {
      subject: 'Another way to sign in was linked',
      what: 'An account at another provider can now sign in to yours; it was linked on {device}, {at}.',
    },
    de: {
      subject: 'Eine weitere Anmeldung wurde verknüpft',
      what: 'Mit einem Konto bei einem anderen Anbieter kann man sich nun in deinem anmelden; verknüpft auf {device}, {at}.',
    },
  },
  'auth.passkey.add': {
    en: {
      subject: 'A passkey was added',
      what: 'A passkey that signs in to your account was added on {device}, {at}.',
    },
    de: {
      subject: 'Ein Passkey kam hinzu',
      what: 'Ein Passkey, mit dem man sich in deinem Konto anmelden kann, kam auf {device} hinzu, {at}.',
    },
  },
} satisfies Record<string, Record<MailLanguage, Text>>;

const common = {
  en: {
    unknownDevice: 'an unknown device',
    rest: 'If that was you, there is nothing to do. If it wasn’t, open Settings, sign out what you don’t know and set a new password.',
    action: 'Open Settings',
    note: 'You get this because it concerns the security of your account. Nobody will ask you for your password by mail.',
  },
  de: {
    unknownDevice: 'einem unbekannten Gerät',
    rest: 'Warst du das, ist nichts zu tun. Wenn nicht, öffne die Einstellungen, melde ab, was du nicht kennst, und setze ein neues Passwort.',
    action: 'Einstellungen öffnen',
    note: 'Du erhältst diese Nachricht, weil sie die Sicherheit deines Kontos betrifft. Niemand wird dich per E-Mail nach deinem Passwort fragen.',
  },
} satisfies Record<MailLanguage, Record<string, string>>;

/** What the mail about an event is written from; undefined where it is no event to write of. */
export function noticeOf({ event, userId, device, details }: SecurityEntry, at: Date): MailFacts | undefined {
  const notice = event === 'auth.login.success' && details.isNewDevice === true ? 'new-device' : event;
  if (!(notice in texts)) return undefined;
  return { notice, userId, device: device ?? '', at: at.toISOString() };
}

/** In the user's language, with the time where the user is. */
export const composeSecurityNotice: ComposeMail = async (facts, { database, appUrl }) => {
  const { notice = '', userId = '', device = '', at = '' } = facts;
  invariant(notice in texts, `there is a text for ${notice}`);
  const user = await findUser(database.db, userId);
  if (!user) return undefined;
  const language = mailLanguage(user.locale);
  const { subject, what } = texts[notice as keyof typeof texts][language];
  const when = new Intl.DateTimeFormat(language === 'de' ? 'de' : user.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: user.timeZone,
  }).format(new Date(at));
  const { unknownDevice, rest, action, note } = common[language];
  const where = plainName(device, unknownDevice);
  return {
    to: facts.to ?? user.email,
    language,
    content: {
      subject,
      paragraphs: [what.replace('{device}', () => where).replace('{at}', () => when), rest],
      action: { label: action, url: `${appUrl}/settings` },
      note,
    },
  };
};
