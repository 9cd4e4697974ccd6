import { type ComposeMail, type MailLanguage, mailLanguage, plainName } from '../../platform/mail/mail.ts';
import { newToken } from './refresh-tokens.ts';
import { setUserInviteToken, viewUserInvite } from './user-invites.repository.ts';

const texts = {
  en: {
    subject: '{who} invites you to ExpenseAI',
    what: '{who} invites you to ExpenseAI, an expense tracker.',
    administrator:
      'You are to help run it: as an administrator you see who has an account, and how the installation does.',
    how: 'Create an account for this address with the link; it works once, for seven days.',
    action: 'Create an account',
    note: 'If you don’t know who that is, there is nothing to do: nobody learns that this mail came.',
  },
  de: {
    subject: '{who} lädt dich zu ExpenseAI ein',
    what: '{who} lädt dich zu ExpenseAI ein, einer Ausgabenverwaltung.',
    administrator:
      'Du sollst beim Betrieb helfen: Als Administrator siehst du, wer ein Konto hat und wie es der Installation geht.',
    how: 'Lege über den Link ein Konto für diese Adresse an; er gilt einmal, sieben Tage lang.',
    action: 'Konto anlegen',
    note: 'Kennst du die Person nicht, ist nichts zu tun: Niemand erfährt, dass diese Nachricht ankam.',
  },
} satisfies Record<MailLanguage, object>;

/**
 * In the language of whoever invites, since nothing is known of who is invited. Each try makes the token anew; only its
 * hash is kept. Nothing goes out once the invitation was taken back, replaced or has become pointless.
 */
export const composeUserInvite: ComposeMail = async ({ inviteId = '' }, { database: { db }, appUrl, now }) => {
  const invite = await viewUserInvite(db, inviteId, now());
  // Whoever made it is there: it goes with them.
  if (!invite || invite.inviterEmail === null || invite.inviterLocale === null) return undefined;
  const language = mailLanguage(invite.inviterLocale);
  const { subject, what, administrator, how, action, note } = texts[language];
  const who = plainName(invite.inviterName, invite.inviterEmail);
  const filled = (text: string) => text.replace('{who}', () => who);
  const token = newToken();
  await setUserInviteToken(db, inviteId, token);
  return {
    to: invite.email,
    language,
    content: {
      subject: filled(subject),
      paragraphs: [filled(what), ...(invite.isAdministrator ? [administrator] : []), how],
      action: { label: action, url: `${appUrl}/invite#token=${token}` },
      note,
    },
  };
};
