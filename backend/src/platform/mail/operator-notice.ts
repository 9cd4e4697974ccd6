import type { ComposeMail } from './mail.ts';

/** To ADMIN_EMAIL, in English: `title` and `text` say what is wrong with the installation, or that it is well again. */
export const composeOperatorNotice: ComposeMail = async ({ title = '', text = '' }, { adminEmail, appUrl }) =>
  adminEmail === undefined
    ? undefined
    : {
        to: adminEmail,
        language: 'en',
        content: {
          subject: `${title} (${new URL(appUrl).host})`,
          paragraphs: text.split('\n\n'),
          note: `Sent by the installation at ${appUrl}, whose ADMIN_EMAIL this is.`,
        },
      };
