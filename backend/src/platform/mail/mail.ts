import type { Database } from '../database/database.ts';

/** Languages that mails are written in. */
export type MailLanguage = 'en' | 'de';

/** What a mail says; its plain and its HTML form are made of it. */
export interface MailContent {
  subject: string;
  paragraphs: string[];
  /** The one thing to do, as a button; always a page of the product. */
  action?: { label: string; url: string };
  /** In small print: why this came, and what to do where it wasn't asked for. */
  note: string;
}

/** A mail that is ready to go. */
export interface ComposedMail {
  to: string;
  language: MailLanguage;
  content: MailContent;
  /** Takes back what the mail refers to, such as a token, when it couldn't be handed over; the next try makes it anew. */
  withdraw?: () => Promise<void>;
}

/** What mails are composed with. */
export interface Composing {
  database: Database;
  /** Without a slash at the end: the only address that links lead to. */
  appUrl: string;
  adminEmail: string | undefined;
  now: () => Date;
}

/** What a mail is about: ids and plain facts, never a token. */
export type MailFacts = Record<string, string>;

/**
 * Composes one kind of mail at the moment it goes out, so that tokens are never kept in a job; undefined where it has
 * become pointless meanwhile.
 */
export type ComposeMail = (facts: MailFacts, composing: Composing) => Promise<ComposedMail | undefined>;

/** The language of somebody's mails by their locale, such as `de-AT`. */
export function mailLanguage(locale: string): MailLanguage {
  return /^de\b/i.test(locale) ? 'de' : 'en';
}

/**
 * A name as somebody gave it, fit to stand in a mail to others: on one line, short, and `instead` where it could be read
 * as a link or an address, which mail programs make clickable.
 */
export function plainName(name: string | null, instead: string): string {
  const line = (name ?? '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (line === '' || line.length > 60 || /[/\\@]|\.\p{L}{2,}|www\./iu.test(line)) return instead;
  return line;
}
