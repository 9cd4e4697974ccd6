import { expect, test } from 'vitest';
import { mailLanguage, plainName } from './mail.ts';
import { renderMail } from './render-mail.ts';

const url = 'https://money.example.org/verify#token=abc-DEF_1';
const content = {
  subject: 'O’Brien & Sons\r\nBcc: all@example.org',
  paragraphs: ['<script>alert(1)</script> & "more"'],
  action: { label: 'Öffnen', url },
  note: 'Why this came.',
};

test('both forms say the same, and what people wrote stays text', () => {
  const { text, html } = renderMail(content, 'de');
  expect(text).toContain('<script>alert(1)</script> & "more"');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;');
  expect(html).toContain('<html lang="de">');
  for (const form of [text, html]) for (const part of ['Öffnen', url, 'Why this came.']) expect(form).toContain(part);
});

test('nothing is loaded from elsewhere, and the only links are the one to the product', () => {
  const { html } = renderMail(content, 'en');
  expect(html).not.toMatch(/<img|<link|<script|url\(|@import|@font-face/i);
  expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target]) => target)).toEqual([url, url]);
  expect(html).toContain('prefers-color-scheme: dark');
});

test('a subject is one line', () => {
  expect(renderMail(content, 'en').subject).toBe('O’Brien & Sons Bcc: all@example.org');
});

test.each([
  ['Olga', 'Olga'],
  ['Anna-Lena Müller jr.', 'Anna-Lena Müller jr.'],
  ['Olga\r\nBcc: x', 'Olga Bcc: x'],
  ['Win at http://evil.example', 'somebody'],
  ['evil.example', 'somebody'],
  ['you@evil.example', 'somebody'],
  ['a'.repeat(61), 'somebody'],
  ['\u202e', 'somebody'],
  [null, 'somebody'],
])('of the name %j a mail says %j', (name, said) => {
  expect(plainName(name, 'somebody')).toBe(said);
});

test('the language is the reader’s, English where there is no text in it', () => {
  expect(['de', 'de-AT', 'DE-ch', 'en-IN', 'den', 'fr'].map(mailLanguage)).toEqual([
    'de',
    'de',
    'de',
    'en',
    'en',
    'en',
  ]);
});
