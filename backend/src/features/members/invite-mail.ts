import { type ComposeMail, type MailLanguage, mailLanguage, plainName } from '../../platform/mail/mail.ts';
import { localeOf, newInviteToken, setInviteToken, viewInvite } from './invites.repository.ts';

const texts = {
  en: {
    subject: '{who} shares a ledger with you',
    what: '{who} invites you to the ledger “{ledger}” in ExpenseAI, an expense tracker: {may}.',
    how: 'Sign in or create an account with the link; it works once, for seven days.',
    may: {
      owner: 'you may change everything in it',
      editor: 'you may change what is in it',
      viewer: 'you may read it',
    },
    ledger: 'a ledger',
    action: 'Look at the invitation',
    note: 'If you don’t know who that is, there is nothing to do: nobody learns that this mail came.',
  },
  de: {
    subject: '{who} teilt ein Haushaltsbuch mit dir',
    what: '{who} lädt dich in ExpenseAI, einer Ausgabenverwaltung, zum Buch „{ledger}“ ein: {may}.',
    how: 'Melde dich über den Link an oder lege ein Konto an; er gilt einmal, sieben Tage lang.',
    may: {
      owner: 'du darfst alles darin ändern',
      editor: 'du darfst ändern, was darin steht',
      viewer: 'du darfst es lesen',
    },
    ledger: 'Haushalt',
    action: 'Einladung ansehen',
    note: 'Kennst du die Person nicht, ist nichts zu tun: Niemand erfährt, dass diese Nachricht ankam.',
  },
} satisfies Record<MailLanguage, object>;

/** In the language of whoever has the address, else of who invites. Each try makes the token anew; only its hash is kept. */
export const composeLedgerInvite: ComposeMail = ({ ledgerId = '', inviteId = '' }, { database, appUrl, now }) =>
  database.changeLedger(ledgerId, async ({ db }) => {
    const view = await viewInvite(db, ledgerId, { id: inviteId }, now());
    if (!view || view.email === null) return undefined;
    const language = mailLanguage((await localeOf(db, view.email)) ?? view.inviterLocale);
    const token = newInviteToken(ledgerId);
    await setInviteToken(db, ledgerId, inviteId, token);
    const { subject, what, how, may, ledger, action, note } = texts[language];
    const who = plainName(view.inviterName, view.inviterEmail);
    const words: Record<string, string> = { who, ledger: plainName(view.ledgerName, ledger), may: may[view.role] };
    const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '');
    return {
      to: view.email,
      language,
      content: {
        subject: filled(subject),
        paragraphs: [filled(what), how],
        action: { label: action, url: `${appUrl}/invite#token=${token}` },
        note,
      },
    };
  });
