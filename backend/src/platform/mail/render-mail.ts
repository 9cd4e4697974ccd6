import type { MailContent, MailLanguage } from './mail.ts';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

const codes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => codes[character] ?? character);
}

/** Nothing is loaded from elsewhere, and colours follow the reader's light or dark. */
const styles = `
body { margin: 0; padding: 24px; background: #ffffff; color: #1a1d21; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 520px; margin: 0 auto; }
p { margin: 0 0 16px; }
.brand { font-weight: 600; }
.action { display: inline-block; padding: 10px 18px; border-radius: 8px; background: #14665a; color: #ffffff; text-decoration: none; font-weight: 600; }
.small { font-size: 13px; color: #5b6168; overflow-wrap: anywhere; }
.small a { color: inherit; }
@media (prefers-color-scheme: dark) {
  body { background: #15171a; color: #e8eaed; }
  .action { background: #7fd6c5; color: #10211e; }
  .small { color: #a5abb3; }
}`;

/** The plain and the HTML form of one mail, which say the same. */
export function renderMail(content: MailContent, language: MailLanguage): RenderedMail {
  const { action, note } = content;
  const subject = content.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const steps = action ? [`${action.label}:\n${action.url}`] : [];
  const text = `${[...content.paragraphs, ...steps, `-- \nExpenseAI\n${note}`].join('\n\n')}\n`;

  const url = action && escapeHtml(action.url);
  const button = action ? `<p><a class="action" href="${url}">${escapeHtml(action.label)}</a></p>\n` : '';
  const link = action ? `<p class="small"><a href="${url}">${url}</a></p>\n` : '';
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${styles}
</style>
</head>
<body>
<main>
<p class="brand">ExpenseAI</p>
${content.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`).join('')}${button}${link}<p class="small">${escapeHtml(note)}</p>
</main>
</body>
</html>
`;
  return { subject, text, html };
}
